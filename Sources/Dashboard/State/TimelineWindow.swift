/// The part of the time axis that is shown.
public struct TimelineWindow: Sendable, Equatable {
  /// How often the whole axis is wider than the window, 1 shows all.
  public private(set) var zoom = 1.0
  /// Where the window begins, as a share of the whole axis.
  public private(set) var start = 0.0

  /// Shows all.
  public init() {}

  /// Zooms by a factor around a point given as a share of the whole axis.
  public mutating func zoom(by factor: Double, around focus: Double) {
    let old = zoom
    zoom = max(1, min(64, zoom * factor))
    start = focus - (focus - start) * old / zoom
    clamp()
  }

  /// Moves by a share of the window.
  public mutating func pan(by share: Double) {
    start += share / zoom
    clamp()
  }

  /// The seconds shown of an axis from 0 to `horizon`.
  public func range(horizon: Double) -> (from: Double, to: Double) {
    (start * horizon, (start + 1 / zoom) * horizon)
  }

  private mutating func clamp() { start = max(0, min(1 - 1 / zoom, start)) }
}
