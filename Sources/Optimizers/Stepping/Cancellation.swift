import Synchronization

/// A flag that asks running work to stop, looked at by every solver at least every 5 ms.
///
/// It only ever goes from not cancelled to cancelled; any thread may set and read it.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)
  private let count: LookCount?

  /// A flag that is not cancelled yet.
  public init() { count = nil }

  /// A flag that counts who looks at it and that the look number `last` + 1 cancels: the same moment of
  /// the same work, on any machine.
  package init(afterLooks last: Int) { count = LookCount(last: last) }

  /// Asks the work to stop; more than once does no harm.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether somebody asked the work to stop.
  public var isCancelled: Bool {
    if let count, count.look() { cancel() }
    return flag.load(ordering: .relaxed)
  }

  /// Looks so far, 0 where nobody counts them.
  package var looks: Int { count?.looks ?? 0 }
}

/// Counts looks at a cancellation.
private final class LookCount: Sendable {
  private let seen = Atomic(0)
  private let last: Int

  init(last: Int) { self.last = last }

  var looks: Int { seen.load(ordering: .relaxed) }

  /// Whether this look is one too many.
  func look() -> Bool { seen.add(1, ordering: .relaxed).newValue > last }
}
