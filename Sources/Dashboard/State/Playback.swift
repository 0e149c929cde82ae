/// Where the play head stands on the record of a solver, and whether it moves.
public struct Playback: Sendable, Equatable {
  /// What the head does.
  public enum Mode: Sendable, Equatable {
    /// It stays on the newest iteration.
    case atEnd
    /// It moves by itself.
    case playing
    /// It stands where it was put.
    case paused
  }

  /// What the head does.
  public var mode: Mode = .playing
  /// The position in iterations; fractions matter only while it moves.
  public var head = 0.0
  /// Index into `speeds`.
  public var speed = Playback.speeds.firstIndex(of: 1) ?? 0

  /// Multiples of 20 iterations a second.
  public static let speeds: [Double] = [0.1, 0.25, 0.5, 1, 2, 4, 8]
  /// Iterations a second at ×1.
  public static let baseRate = 20.0

  /// Starts at the beginning, moving, as on opening.
  public init() {}

  /// The iteration shown when the record ends at `last`.
  public func iteration(last: Int) -> Int {
    mode == .atEnd ? last : min(last, Int(head))
  }

  /// Moves on by `seconds`; comes to rest at the end of a record that is complete.
  public mutating func advance(by seconds: Double, last: Int, isComplete: Bool) {
    guard mode == .playing else { return }
    head = min(Double(last), head + seconds * Self.baseRate * Self.speeds[speed])
    if isComplete, head >= Double(last) { mode = .atEnd }
  }

  /// Stands on an iteration; on the last one of the record it rests at the end.
  public mutating func jump(to iteration: Int, last: Int) {
    head = Double(max(0, min(last, iteration)))
    mode = iteration >= last ? .atEnd : .paused
  }

  /// Plays from here, or from the start when the head is at the end; pauses when it plays.
  public mutating func toggle(last: Int) {
    switch mode {
    case .playing: mode = .paused
    case .paused: mode = .playing
    case .atEnd:
      head = 0
      mode = .playing
    }
    if mode == .playing, Int(head) >= last { head = 0 }
  }
}
