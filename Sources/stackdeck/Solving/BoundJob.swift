import BatchModel
import Optimizers

/// A bound on the mean FID of every plan for a scenario, (P0).
struct BoundJob {
  var scenario: Scenario
  /// What a search may spend.
  var effort: SearchEffort

  /// Works it out, or as much of it as there is time for, beginning at a good plan.
  func run(from plan: Plan, stopping stop: StopSwitch) -> Plan.Bound {
    var progress = ProgressLine(label: "bound")
    var bounding = JointBound(
      scenario: scenario, solution: JointSearch.Solution(plan, of: scenario),
      effort: effort.entries, cancellation: stop.cancellation)
    while let done = bounding.step() {
      progress?.show(
        SolveJob.Progress(
          iteration: done.iteration, iterations: bounding.iterations, best: plan.meanFID,
          bound: done.bound))
    }
    progress?.erase()
    return Plan.Bound(bounding.bound, for: .joint)
  }
}
