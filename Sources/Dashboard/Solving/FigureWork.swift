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
    // Ten times a second is a living picture, and leaves the terminal in peace.
    var pace = PublishingPace(every: .milliseconds(100))
    let (known, schemes) = (request.known, request.schemes)
    var results = known
    var record = FigureRecord(request: request)
    publish(record)
    Sweep(known.design).run(
      where: { known[$0] == nil && schemes.contains(known.design.cell($0).scheme) },
      threads: threads, cancellation: cancellation
    ) { index, result in
      results[index] = result
      record.solved += 1
      record.latest = known.design.cell(index)
      record.elapsed = (clock.now - start) / .seconds(1)
      guard pace.isDue() else { return }
      record.results = results
      publish(record)
    }
    record.results = results
    publish(record)
  }
}
