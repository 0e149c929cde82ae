/// The views of the dashboard, in the order of their number keys.
public enum ViewKind: Int, Sendable, Equatable, CaseIterable {
  /// Services and timeline.
  case main = 1
  /// STACKING, batch by batch.
  case stacking
  /// The particle swarm.
  case swarm
  /// All schemes side by side.
  case compare
  /// Sweeps over many scenarios.
  case figures
  /// Delay and quality curves.
  case model

  /// The name on its tab.
  public var title: String {
    switch self {
    case .main: "main"
    case .stacking: "STACKING"
    case .swarm: "swarm"
    case .compare: "compare"
    case .figures: "figures"
    case .model: "model"
    }
  }
}
