/// What searches may spend: work is counted, not time, so that plans repeat.
public struct SearchEffort: Sendable, Hashable {
  /// Partial schedules of an exact search.
  public var nodes: Int
  /// Moves of a joint search.
  public var moves: Int
  /// States looked at for a joint bound.
  public var entries: Int

  /// What is spent where nothing is said.
  public static let usual = SearchEffort()

  /// Creates an effort; what is left out is as usual.
  public init(
    nodes: Int = ExactScheduling.usualEffort, moves: Int = JointSearch.Options.defaultEffort,
    entries: Int = JointBound.defaultEffort
  ) {
    self.nodes = nodes
    self.moves = moves
    self.entries = entries
  }

  /// So many partial schedules or moves, and for the bound as much more or less than usual as for
  /// the moves.
  public init(limit: Int) {
    let share = Double(limit) / Double(JointSearch.Options.defaultEffort)
    self.init(
      nodes: limit, moves: limit, entries: Int(share * Double(JointBound.defaultEffort)))
  }
}
