import Synchronization

/// A flag that asks running solvers to stop, set from any thread.
///
/// Solvers look at it at least every 5 ms of work.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A flag that is not set.
  public init() {}

  /// Asks everybody who holds the flag to stop.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether somebody has asked to stop.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
