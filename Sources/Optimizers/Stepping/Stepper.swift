/// Something that works in steps and tells after each what it did.
///
/// A stepper is a value: a copy is a checkpoint, and running the copy gives the same future.
public protocol Stepper: Sendable {
  /// What one step reports.
  associatedtype Report: Sendable

  /// Does one step; nil when there is nothing left to do or the work was cancelled.
  mutating func step() -> Report?
}

/// Slack in every comparison of times, seconds, and in the floors of (19) and (20), a number.
let epsilon = 1e-9
