/// What makes the batches when the bandwidth is given.
public enum Scheduler: String, Sendable, CaseIterable {
  /// STACKING, Algorithm 1.
  case stacking
  /// All active services in every batch.
  case greedy
  /// Batches of ⌊K/2⌋.
  case fixedSize = "fixed-size"
  /// Batches of one.
  case singleInstance = "single-instance"
  /// The best batches there are for the bandwidth, with a proof or a gap.
  case exact

  /// Those of the paper, each quick enough to be asked for every particle of a swarm.
  public static let heuristics: [Scheduler] = [.stacking, .greedy, .fixedSize, .singleInstance]

  /// What values the particles of a swarm: STACKING where the scheduler itself would take too long.
  public var swarmScheduler: Scheduler { self == .exact ? .stacking : self }
}

/// What shares the bandwidth.
public enum Allocation: String, Sendable, CaseIterable {
  /// B/K for everybody.
  case equal
  /// Particle swarm, (P1).
  case pso
}

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

/// The paper's five schemes for comparison, Section IV, in their fixed order.
public enum Scheme: String, Sendable, CaseIterable {
  /// STACKING with the swarm.
  case proposed
  /// STACKING with equal bandwidth.
  case equalBandwidth = "equal-bandwidth"
  /// Greedy batching with the swarm.
  case greedy
  /// Fixed-size batching with the swarm.
  case fixedSize = "fixed-size"
  /// Single instance with the swarm.
  case singleInstance = "single-instance"

  /// The pair it stands for.
  public var method: Method {
    switch self {
    case .proposed: Method(scheduler: .stacking, allocation: .pso)
    case .equalBandwidth: Method(scheduler: .stacking, allocation: .equal)
    case .greedy: Method(scheduler: .greedy, allocation: .pso)
    case .fixedSize: Method(scheduler: .fixedSize, allocation: .pso)
    case .singleInstance: Method(scheduler: .singleInstance, allocation: .pso)
    }
  }
}
