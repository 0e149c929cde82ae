import Optimizers

/// How long a piece of work takes on this machine, by doing it again and again.
public struct Timing: Sendable, Equatable {
  /// Seconds of one call: the spread over the samples.
  public let seconds: Spread
  /// Calls in each sample.
  public let calls: Int

  /// The least length of a sample: well above what reading the clock costs.
  private static let shortest = Duration.milliseconds(1)
  private static let fewest = 5
  private static let most = 1000

  /// The spread of durations that were measured one by one, in seconds; nil without any.
  public init?(samples: [Double]) {
    guard let spread = Spread(samples) else { return nil }
    seconds = spread
    calls = 1
  }

  /// Times `work` for about so many seconds; nil when it was cancelled before a sample was taken.
  ///
  /// Short work is called several times in a sample. There are at least five samples, but for work
  /// that would then take more than ten times as long as wanted. `work` gets the number of the call,
  /// so that it can go round several inputs.
  public init?(
    about seconds: Double, cancellation: Cancellation? = nil, _ work: (Int) -> Void
  ) {
    let clock = ContinuousClock()
    let start = clock.now
    var number = 0
    func sample(_ calls: Int) -> Duration {
      clock.measure {
        for _ in 0..<calls {
          work(number)
          number += 1
        }
      }
    }
    var calls = 1
    var last = sample(calls)
    while last < Self.shortest, calls < 1 << 20, cancellation?.isCancelled != true {
      calls *= 2
      last = sample(calls)
    }
    var samples = cancellation?.isCancelled == true ? [] : [last]
    while cancellation?.isCancelled != true, samples.count < Self.most {
      let elapsed = (clock.now - start) / .seconds(1)
      if elapsed >= seconds, samples.count >= Self.fewest || elapsed >= 10 * seconds { break }
      let next = sample(calls)
      // What was cut short tells nothing.
      if cancellation?.isCancelled != true { samples.append(next) }
    }
    guard let spread = Spread(samples.map { $0 / .seconds(1) / Double(calls) }) else { return nil }
    self.seconds = spread
    self.calls = calls
  }
}
