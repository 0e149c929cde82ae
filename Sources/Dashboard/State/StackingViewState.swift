import Optimizers

/// Where the STACKING view stands: a T*, a turn of its run, and how they are shown.
public struct StackingViewState: Sendable, Equatable {
  /// A part that can have the room of others.
  public enum Part: Sendable, Equatable, CaseIterable {
    /// The batches on their time axis.
    case timeline
    /// Mean FID over T*.
    case curve
    /// The turn in words and numbers.
    case rule
  }

  /// The T* chosen; nil follows the best one of whatever plan is shown.
  public var target: Int?
  /// The turn, from 0; beyond the last one it counts as the last.
  public var turn = 0
  /// The run on screen; it stays until the one that is wanted has arrived.
  public var record: StackingRecord?
  /// The run asked for last.
  public var asked: StackingRecord.Request?
  /// The part that has the room of others, nil shows all.
  public var enlarged: Part?
  /// Whether the turns play by themselves.
  public var isPlaying = false
  /// The part of a turn that has passed while playing, 0..<1.
  public var progress = 0.0
  /// The first row shown.
  public var scroll = 0

  /// Turns a second at ×1.
  public static let baseRate = 4.0

  /// At the first turn of the best T*.
  public init() {}

  /// The turn on screen.
  public var shownTurn: Int { max(0, min(turn, (record?.turns.count ?? 1) - 1)) }

  /// The turn on screen with all it says, nil while there is none.
  public var step: StackingStep? { record.map { $0.turns[shownTurn] } }

  /// Enlarges the next part; after the last one all are shown.
  mutating func enlargeNext() {
    guard let enlarged else {
      self.enlarged = Part.allCases.first
      return
    }
    let next = Part.allCases.drop { $0 != enlarged }.dropFirst()
    self.enlarged = next.first
  }
}
