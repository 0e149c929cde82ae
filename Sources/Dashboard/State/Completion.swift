/// The words that may end what is being typed, while Tab goes through them.
public struct Completion: Sendable, Equatable {
  /// The text before the word.
  public let stem: String
  /// The words that fit, in the order they are offered.
  public let candidates: [String]
  /// The word that stands in the line, nil while it is only their common beginning.
  public private(set) var selected: Int?

  /// The words that begin with the last word of `text`; nil when there is none.
  public init?(of text: String, among words: [String]) {
    let start = text.lastIndex(of: " ").map { text.index(after: $0) } ?? text.startIndex
    let typed = text[start...].lowercased()
    stem = String(text[..<start])
    candidates = words.filter { $0.lowercased().hasPrefix(typed) }
    if candidates.isEmpty { return nil }
    if candidates.count == 1 || Self.common(candidates).count == typed.count { selected = 0 }
  }

  /// The line with the word put in.
  public var text: String {
    stem + (selected.map { candidates[$0] } ?? Self.common(candidates))
  }

  /// Goes on to another word; after the last comes the first.
  public mutating func move(by offset: Int) {
    let count = candidates.count
    selected = selected.map { ($0 + offset + count) % count } ?? (offset < 0 ? count - 1 : 0)
  }

  private static func common(_ words: [String]) -> String {
    var common = words.first ?? ""
    for word in words {
      common = String(zip(common, word).prefix { $0 == $1 }.map(\.0))
    }
    return common
  }
}
