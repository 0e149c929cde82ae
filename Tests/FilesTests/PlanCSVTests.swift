import BatchModel
import Files
import Testing

@Suite struct PlanCSVTests {
  @Test func aPlanIsARowForEachService() {
    var plan = smallPlan
    plan.services[0].name = "a,\"b\"\r\nc"
    plan.services[1].name = "plain name"
    #expect(
      PlanFile.csv(plan) == """
        name,deadline,efficiency,bandwidth,steps,fid,generation_delay,transmission_delay,\
        end_to_end_delay
        "a,""b""\r\nc",12.5,7.3,1893.2,2,3,0.75,0.1,0.85
        plain name,1e-07,1e+22,40000,0,500,,,

        """)
  }

  @Test func aComparisonIsARowForEachScheme() {
    var plan = smallPlan
    plan.scenario = "small"
    #expect(
      PlanFile.csv(comparing: [plan, emptyPlan]) == """
        scenario,scheme,scheduler,allocation,seed,mean_fid,outages,target_steps,batches,stopped,\
        elapsed
        small,proposed,stacking,pso,1,251.5,1,2,2,done,0.021
        none,,greedy,equal,,500,0,,0,cancelled,0

        """)
  }
}
