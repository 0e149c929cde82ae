import TextCanvas

/// The list of everything that can be done, narrowed down by what is typed.
public struct Palette: Sendable, Equatable {
  /// What is typed.
  public var line = TextLine(limit: 64) {
    didSet { if line.text != oldValue.text { (matches, selected) = (Self.find(line.text), 0) } }
  }
  /// The entries that match, the best first.
  public private(set) var matches: [Entry]
  /// The chosen one of the matches.
  public private(set) var selected = 0

  /// A command, or a word of the command line that takes an argument.
  public enum Entry: Sendable, Equatable {
    /// The command with this place in the table.
    case command(Int)
    /// The verb with this place in the table.
    case verb(Int)
  }

  /// All entries.
  public init() { matches = Self.find("") }

  /// The chosen entry, nil when nothing matches.
  public var entry: Entry? { matches.indices.contains(selected) ? matches[selected] : nil }

  /// Chooses another match, within the list.
  mutating func move(by offset: Int) {
    selected = max(0, min(matches.count - 1, selected + offset))
  }

  private static let all: [(entry: Entry, words: String, help: String)] =
    CommandTable.all.enumerated().map { (.command($0), "\($1.id) \($1.title)", $1.help) }
    + VerbTable.all.enumerated().map { (.verb($0), $1.name, $1.help) }

  /// Entries whose name holds the typed characters, then those whose explanation has the words.
  private static func find(_ text: String) -> [Entry] {
    let found = all.enumerated().compactMap { index, item -> (score: Int, index: Int)? in
      if let score = FuzzyMatch.score(text, in: item.words) { return (score, index) }
      return item.help.lowercased().contains(text.lowercased()) ? (1000, index) : nil
    }
    return found.sorted { $0 < $1 }.map { all[$0.index].entry }
  }
}
