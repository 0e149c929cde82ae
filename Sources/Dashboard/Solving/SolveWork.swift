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
    var published = start
    var solver = Solver(
      scenario: request.scenario, method: request.method, effort: request.effort, threads: threads,
      cancellation: cancellation)
    var record = SolveRecord(request: request, iterations: solver.count - 1)
    while let report = solver.step() {
      record.append(report, of: &solver, cancellation)
      let now = clock.now
      record.elapsed = (now - start) / .seconds(1)
      if report.iteration == 0 || now - published > .milliseconds(16) {
        published = now
        publish(record)
      }
    }
    if cancellation.isCancelled { return }
    record.stopped = solver.stopped ?? .done
    publish(record)
  }
}
