/// Tells work when to publish again, so that a reader is not flooded.
struct PublishingPace {
  private let clock = ContinuousClock()
  private let interval: Duration
  private var last: ContinuousClock.Instant

  /// A pace that is due one interval from now: a frame, unless told.
  init(every interval: Duration = .milliseconds(16)) {
    self.interval = interval
    last = clock.now
  }

  /// Whether an interval has passed since it was last due or restarted; the next one begins then.
  mutating func isDue() -> Bool {
    guard clock.now - last > interval else { return false }
    restart()
    return true
  }

  /// Begins an interval now, for what was published without being due.
  mutating func restart() { last = clock.now }
}
