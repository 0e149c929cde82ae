/// What the operator points at.
public struct Cursor: Sendable, Equatable {
  /// The column of the main view.
  public enum Column: Int, Sendable, Equatable, CaseIterable {
    /// The device's deadline.
    case deadline
    /// Its spectral efficiency.
    case efficiency
    /// A batch on the timeline.
    case timeline
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
    case .deadline: return .deadline(device)
    case .efficiency: return .efficiency(device)
    case .timeline: return nil
    }
  }
}
