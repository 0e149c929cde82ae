import Synchronization

/// A flag that asks running work to stop, looked at by every solver at least every 5 ms.
///
/// It only ever goes from not cancelled to cancelled; any thread may set and read it.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// A flag that is not cancelled yet.
  public init() {}

  /// Asks the work to stop; more than once does no harm.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether somebody asked the work to stop.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
