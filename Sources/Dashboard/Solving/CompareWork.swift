import BatchModel
import Optimizers

/// Solves several schemes at full speed, one after another, and publishes as the table fills.
public enum CompareWork {
  /// Runs to the end or until cancelled.
  ///
  /// Publishes after every scheme, and inside a slow one about once a frame.
  public static func run(
    _ request: CompareRequest, threads: Int, cancellation: Cancellation,
    publish: (CompareRecord) -> Void
  ) {
    let clock = ContinuousClock()
    var pace = PublishingPace()
    var record = CompareRecord(request: request)
    for scheme in request.schemes {
      let start = clock.now
      var solver = Solver(
        scenario: request.scenario, method: scheme.method, effort: request.effort, threads: threads,
        cancellation: cancellation)
      var progress = CompareRecord.Progress(scheme: scheme, iterations: solver.count - 1)
      record.progress = progress
      while let report = solver.step(watching: { _ in if pace.isDue() { publish(record) } }) {
        progress.iteration = report.iteration
        progress.best = report.best
        record.progress = progress
        if pace.isDue() { publish(record) }
      }
      let elapsed = (clock.now - start) / .seconds(1)
      guard !cancellation.isCancelled,
        let plan = solver.plan(elapsed: elapsed, cancellation: cancellation)
      else { return }
      record.finished.append(
        CompareEntry(scheme: scheme, scenario: request.scenario, plan: plan, elapsed: elapsed))
      record.progress = nil
      publish(record)
      pace.restart()
    }
  }
}
