import Optimizers

extension Method {
  /// What it does in words: `STACKING + PSO`.
  var description: String { "\(scheduler.title) + \(allocation.title)" }

  /// The scheme's name with what it does, or that alone where there is no name.
  var title: String { scheme.map { "\($0.rawValue): \(description)" } ?? description }
}

extension Scheduler {
  /// The name in sentences.
  var title: String {
    switch self {
    case .stacking: "STACKING"
    case .greedy: "greedy batching"
    case .fixedSize: "fixed-size batching"
    case .singleInstance: "single instance"
    }
  }
}

extension Allocation {
  /// The name in sentences.
  var title: String {
    switch self {
    case .equal: "equal bandwidth"
    case .pso: "PSO"
    }
  }
}
