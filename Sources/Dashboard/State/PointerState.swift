/// The mouse: whether it is heard, and what it holds.
public struct PointerState: Sendable, Equatable {
  /// A deadline held by the pointer.
  public struct Drag: Sendable, Equatable {
    /// The device.
    public var device: Int
    /// The end of the time axis when the drag began, seconds; it stays while the mark moves.
    public var axisEnd: Double
  }

  /// Whether the mouse is heard; otherwise it is the terminal's own.
  public var isOn = true
  /// The deadline being dragged.
  public var drag: Drag?
}
