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

  @Test func whatIfAddsAColumn() {
    var values = WhatIfValues(services: 2)
    values.deadlines[0] = -0.25
    let plain = PlanFile.csv(smallPlan).split(separator: "\n").map(String.init)
    let added = PlanFile.csv(smallPlan, whatIf: values).split(separator: "\n").map(String.init)
    #expect(added == zip(plain, [",deadline_plus_1s", ",-0.25", ","]).map { $0 + $1 })
  }

  @Test func whatIfAddsAKey() throws {
    var values = WhatIfValues(services: 2)
    values.deadlines[1] = 0.5
    values.bandwidth = -0.125
    values.perTask = 0
    let text = PlanFile.json(smallPlan, whatIf: values)
    let added = """
        "what_if": {"deadline_plus_1s": [null, 0.5], "bandwidth_plus_10_percent": -0.125, \
      "b_minus_10_percent": null, "a_minus_10_percent": 0},

      """
    #expect(text.replacing(added, with: "") == PlanFile.json(smallPlan))
    #expect(text.contains(added))
    #expect(try PlanFile.read(Array(text.utf8), file: "plan") == [smallPlan])
  }

  @Test func aComparisonIsARowForEachScheme() {
    var plan = smallPlan
    plan.scenario = "small"
    #expect(
      PlanFile.csv(comparing: [plan, emptyPlan]) == """
        scenario,scheme,scheduler,allocation,seed,mean_fid,outages,target_steps,batches,stopped,\
        elapsed,polished,bound,bound_for,gap
        small,proposed,stacking,pso,1,251.5,1,2,2,done,0.021,false,,,
        none,,greedy,equal,,500,0,,0,cancelled,0,false,,,

        """)
  }
}
