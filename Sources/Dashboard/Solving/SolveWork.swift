import BatchModel
import Optimizers

/// Solves a request at full speed and publishes its record about once a frame.
public enum SolveWork {
  /// Runs to the end or until cancelled; the last record published says why it ended.
  public static func run(
    _ request: SolveRequest, threads: Int, cancellation: Cancellation,
    publish: (SolveRecord) -> Void
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    var pace = PublishingPace()
    var solver = Solver(
      scenario: request.scenario, method: request.method, effort: request.effort, threads: threads,
      cancellation: cancellation)
    var record = SolveRecord(request: request, iterations: solver.count - 1)
    while let report = solver.step() {
      record.append(report, of: &solver, cancellation)
      record.elapsed = (clock.now - start) / .seconds(1)
      if report.iteration == 0 {
        publish(record)
        pace.restart()
      } else if pace.isDue() {
        publish(record)
      }
    }
    if cancellation.isCancelled { return }
    record.stopped = solver.stopped ?? .done
    publish(record)
  }
}
