/// A scheduler with an allocation.
public struct Method: Sendable, Hashable {
  /// What makes the batches.
  public var scheduler: Scheduler
  /// What shares the bandwidth.
  public var allocation: Allocation
  /// Whether its plan is polished at the end; the scheme's name stays.
  public var isPolished: Bool

  /// Creates a pair.
  public init(scheduler: Scheduler, allocation: Allocation, isPolished: Bool = false) {
    self.scheduler = scheduler
    self.allocation = allocation
    self.isPolished = isPolished
  }

  /// The scheme of that pair, nil when it has no name.
  public var scheme: Scheme? {
    Scheme.allCases.first {
      $0.method.scheduler == scheduler && $0.method.allocation == allocation
    }
  }

  /// The same method, polished or not.
  public func polished(_ isPolished: Bool) -> Method {
    Method(scheduler: scheduler, allocation: allocation, isPolished: isPolished)
  }
}
