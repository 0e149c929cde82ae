/// The schemes in their fixed order: the paper's five, Section IV, then what goes beyond it.
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
  /// Batches and bandwidth searched at once.
  case joint
  /// The best batches for the proposed scheme's bandwidth.
  case exact

  /// The paper's five.
  public static let paper: [Scheme] = [
    .proposed, .equalBandwidth, .greedy, .fixedSize, .singleInstance,
  ]

  /// The pair it stands for.
  public var method: Method {
    switch self {
    case .proposed: Method(scheduler: .stacking, allocation: .pso)
    case .equalBandwidth: Method(scheduler: .stacking, allocation: .equal)
    case .greedy: Method(scheduler: .greedy, allocation: .pso)
    case .fixedSize: Method(scheduler: .fixedSize, allocation: .pso)
    case .singleInstance: Method(scheduler: .singleInstance, allocation: .pso)
    case .joint: Method(scheduler: .joint, allocation: .joint)
    case .exact: Method(scheduler: .exact, allocation: .pso)
    }
  }
}
