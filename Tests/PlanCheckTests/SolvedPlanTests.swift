import BatchModel
import Optimizers
import PlanCheck
import TestSupport
import Testing

/// Plans of the solver: valid as they come, refused after any one change.
@Suite struct SolvedPlanTests {
  private static let names = [
    "k5", "k6-channel", "one-device", "two-equal-deadlines", "ties-1", "ties-2", "ties-3", "ties-4",
    "impossible-deadline", "all-outages",
  ]

  @Test(arguments: names, Scheme.allCases)
  func referencePlansPass(name: String, scheme: Scheme) throws {
    var scenario = try Reference.named(name).scenario
    scenario.pso.particles = 4
    scenario.pso.iterations = 1
    _ = try checkedPlan(scenario, scheme)
  }

  @Test(arguments: Scheme.allCases)
  func randomPlansPassAndChangedOnesDoNot(scheme: Scheme) throws {
    var changed = 0
    for seed in 0..<25 {
      var generator = ScenarioGenerator(seed: seed)
      var scenario = generator.small(count: 1 + seed % 8, steps: 10)
      scenario.pso = SwarmSettings(particles: 3, iterations: 2, seed: seed)
      let plan = try checkedPlan(scenario, scheme)
      for change in Self.changes(of: plan, using: &generator.random) {
        #expect(change.plan != plan)
        #expect(
          !PlanCheck.violations(of: change.plan, in: scenario).isEmpty,
          "\(change.what) passes for seed \(seed)")
        changed += 1
      }
    }
    #expect(changed > 200)
  }

  private struct Change {
    var what: String
    var plan: Plan
  }

  /// The plan with one thing changed, in many ways, at places that are drawn.
  private static func changes(of plan: Plan, using random: inout SplitMix64) -> [Change] {
    var changes: [Change] = []
    func add(_ what: String, _ apply: (inout Plan) -> Void) {
      var changed = plan
      apply(&changed)
      changes.append(Change(what: what, plan: changed))
    }
    let k = Int.random(in: plan.services.indices, using: &random)
    add("mean_fid") { $0.meanFID *= 1.000001 }
    add("outages") { $0.outages += 1 }
    add("name") { $0.services[k].name += "x" }
    add("steps") { $0.services[k].steps += 1 }
    add("fid") { $0.services[k].fid -= 0.001 }
    // A joint plan has nothing for an outage, of which more would be nothing, too.
    if plan.services[k].bandwidth > 0 {
      add("bandwidth") { $0.services[k].bandwidth *= 1.001 * Double(plan.services.count) }
    }
    add("service gone") { $0.services.remove(at: k) }
    add("delays") {
      $0.services[k].delays =
        plan.services[k].delays == nil
        ? Plan.Delays(generation: 0, transmission: 0, endToEnd: 0) : nil
    }
    guard !plan.batches.isEmpty else { return changes }
    let n = Int.random(in: plan.batches.indices, using: &random)
    let first = plan.batches[n].services[0]
    add("batch twice") { $0.batches.insert(plan.batches[n], at: n) }
    add("batch gone") { $0.batches.remove(at: n) }
    add("start") { $0.batches[n].start -= 0.001 }
    add("duration") { $0.batches[n].duration -= 0.001 }
    add("task twice") { $0.batches[n].services.append(first) }
    add("task gone") { $0.batches[n].services.removeFirst() }
    add("stranger") { $0.batches[n].services[0] = plan.services.count }
    add("generation") { $0.services[first].delays?.generation += 0.001 }
    add("transmission") { $0.services[first].delays?.transmission += 0.001 }
    add("end to end") { $0.services[first].delays?.endToEnd += 0.001 }
    return changes
  }
}
