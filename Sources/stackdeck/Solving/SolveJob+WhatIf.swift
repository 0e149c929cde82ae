import BatchModel
import Optimizers

extension SolveJob {
  /// What small changes of the scenario would bring, compared with its plan.
  ///
  /// What is stopped leaves the rest of the values nil; a plan that is not the solver's last word
  /// has none.
  func whatIf(_ plan: Plan, stopping stop: StopSwitch) -> WhatIfValues {
    var values = WhatIfValues(services: scenario.devices.count)
    guard stop.reason == nil else {
      Console.note(["warning: stopped before the what-if values were found"])
      return values
    }
    let changes = WhatIfChange.all(of: scenario)
    var whatIf = WhatIf(
      scenario: scenario, method: method, meanFID: plan.meanFID, changes: changes,
      effort: effort, threads: threads, cancellation: stop.cancellation)
    var progress = ProgressLine(label: "what if")
    var count = 0
    while let report = whatIf.step() {
      values[report.change] = report.difference
      count += 1
      progress?.show(
        Progress(iteration: count, iterations: changes.count, best: plan.meanFID))
    }
    progress?.erase()
    if count < changes.count {
      Console.note([
        "warning: stopped after \(count) of \(changes.count) what-if values were found"
      ])
    }
    return values
  }
}
