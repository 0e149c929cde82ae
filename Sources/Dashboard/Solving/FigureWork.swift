import Optimizers
import Studies

/// Solves the cells of a sweep at full speed and publishes as the curves fill.
public enum FigureWork {
  /// Runs to the end or until cancelled; what was published by then stays known.
  public static func run(
    _ request: FigureRequest, threads: Int, cancellation: Cancellation,
    publish: (FigureRecord) -> Void
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    var published = start
    var sweep = Sweep(
      request.known.design, from: request.known, schemes: request.schemes, threads: threads,
      cancellation: cancellation)
    var record = FigureRecord(request: request)
    record.current = sweep.next.map(sweep.design.cell)
    publish(record)
    while sweep.step() != nil {
      record.solved += 1
      let next = sweep.next
      record.current = next.map(sweep.design.cell)
      let now = clock.now
      record.elapsed = (now - start) / .seconds(1)
      // Ten times a second is a living picture, and leaves the terminal in peace.
      guard next == nil || now - published > .milliseconds(100) else { continue }
      published = now
      record.results = sweep.results
      publish(record)
    }
  }
}
