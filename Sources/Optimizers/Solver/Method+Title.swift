extension Method {
  /// What it does in words: `STACKING + PSO`.
  public var summary: String {
    (scheduler == .joint ? scheduler.title : "\(scheduler.title) + \(allocation.title)")
      + (isPolished ? ", polished" : "")
  }

  /// The scheme's name with what it does, or that alone where there is no name.
  public var title: String { scheme.map { "\($0.rawValue): \(summary)" } ?? summary }

  /// The scheme's name, or the pair's two.
  public var shortTitle: String {
    (scheme?.rawValue ?? "\(scheduler.rawValue) + \(allocation.rawValue)")
      + (isPolished ? ", polished" : "")
  }
}

extension Scheduler {
  /// The name in sentences.
  public var title: String {
    switch self {
    case .stacking: "STACKING"
    case .greedy: "greedy batching"
    case .fixedSize: "fixed-size batching"
    case .singleInstance: "single instance"
    case .exact: "exact batches"
    case .joint: "batches and bandwidth at once"
    }
  }
}

extension Allocation {
  /// The name in sentences.
  public var title: String {
    switch self {
    case .equal: "equal bandwidth"
    case .pso: "PSO"
    case .joint: "with the batches"
    }
  }
}
