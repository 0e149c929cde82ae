import BatchModel

/// A scheduler that decides one batch after another, once, without looking back.
public protocol BatchStepper: Stepper where Report == BatchReport {
  /// steps[k] = T_k so far.
  var steps: [Int] { get }
  /// Seconds since the start.
  var clock: Double { get }
  /// Seconds of the last batch.
  var duration: Double { get }
  /// The services of the last batch, in the order they were picked.
  var members: [Int] { get }
  /// The services that left in the last step.
  var dropped: [Int] { get }

  /// Starts over for budgets τ'[k] in seconds, finite; false when cancelled, and then nobody is left.
  ///
  /// The batches that follow look at the cancellation as well.
  mutating func restart(_ budgets: [Double], cancellation: Cancellation?) -> Bool

  /// Runs the next batch and sets `members` and `dropped`; false when there is none, or when cancelled.
  mutating func advance() -> Bool
}

/// What one batch of a baseline was.
public struct BatchReport: Sendable, Equatable {
  /// The batch.
  public var batch: Plan.Batch
  /// The services that left before it.
  public var dropped: [Int]
}

extension BatchStepper {
  /// Starts over for budgets τ'[k] in seconds, finite.
  public mutating func restart(_ budgets: [Double]) { _ = restart(budgets, cancellation: nil) }

  /// Runs the next batch and tells it; nil when there is none.
  public mutating func step() -> BatchReport? {
    let start = clock
    guard advance() else { return nil }
    return BatchReport(batch: batch(from: start), dropped: dropped)
  }

  /// The last batch, which began at that time.
  func batch(from start: Double) -> Plan.Batch {
    Plan.Batch(start: start, duration: duration, services: ascending(members, of: steps.count))
  }
}
