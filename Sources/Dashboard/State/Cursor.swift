/// What the operator points at.
public struct Cursor: Sendable, Equatable {
  /// The column of the main view.
  public enum Column: Int, Sendable, Equatable, CaseIterable {
    /// The device's name.
    case name
    /// Its deadline.
    case deadline
    /// Its spectral efficiency.
    case efficiency
    /// The channel behind it, where there is one.
    case power, gain, noise
    /// A batch on the timeline.
    case timeline

    /// Whether it belongs to a channel.
    var isChannel: Bool { self == .power || self == .gain || self == .noise }
  }

  /// The device k; it stays selected when the rows are sorted anew.
  public var device = 0
  /// The column.
  public var column = Column.deadline
  /// The batch under the cursor on the timeline.
  public var batch = 0
  /// Index into `Field.global` while the cursor is on the scenario's own parameters.
  public var global: Int?

  /// At the first device's deadline.
  public init() {}

  /// The field under the cursor, nil on the timeline.
  public var field: Field? {
    if let global { return Field.global[global] }
    switch column {
    case .name: return .name(device)
    case .deadline: return .deadline(device)
    case .efficiency: return .efficiency(device)
    case .power: return .power(device)
    case .gain: return .gain(device)
    case .noise: return .noise(device)
    case .timeline: return nil
    }
  }
}
