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
    if request.isLarge, let first = equalSplit(request, cancellation) {
      record.first = first
      publish(record)
    }
    // Shorter iterations tell enough when they have ended.
    var slowPace = PublishingPace(every: .milliseconds(100))
    let watch = { (valued: Int) in
      guard slowPace.isDue() else { return }
      record.valued = valued
      publish(record)
    }
    while let report = solver.step(watching: watch) {
      record.append(report, of: &solver, cancellation)
      slowPace.restart()
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

  /// The plan of the swarm's first particle, which is there long before all are valued.
  private static func equalSplit(
    _ request: SolveRequest, _ cancellation: Cancellation
  ) -> ArrangedPlan? {
    var solver = Solver(
      scenario: request.scenario,
      method: Method(scheduler: request.method.scheduler.swarmScheduler, allocation: .equal),
      cancellation: cancellation)
    guard solver.step() != nil else { return nil }
    return solver.plan(cancellation: cancellation).flatMap {
      ArrangedPlan($0, cancellation: cancellation)
    }
  }
}
