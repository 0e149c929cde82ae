/// How well typed characters fit a text that holds them in the same order.
enum FuzzyMatch {
  /// The badness of the best fit, 0 for what begins the text; nil when the text lacks them.
  ///
  /// Every start of a run inside a word costs, and so does what is skipped before the first
  /// character. Letter case and blanks in `typed` do not count.
  static func score(_ typed: String, in text: String) -> Int? {
    let wanted = typed.lowercased().filter { $0 != " " }.map(\.self)
    let text = Array(text.lowercased())
    guard let first = wanted.first else { return 0 }
    return text.indices.lazy.filter { text[$0] == first }
      .compactMap { score(wanted[...], text, from: $0) }.min()
  }

  private static func score(
    _ wanted: ArraySlice<Character>, _ text: [Character], from start: Int
  ) -> Int? {
    var score = min(start, 20)
    var place = start
    var isRun = false
    for character in wanted {
      guard let found = text[place...].firstIndex(of: character) else { return nil }
      let startsWord = found == 0 || !(text[found - 1].isLetter || text[found - 1].isNumber)
      if !(isRun && found == place) { score += startsWord ? 1 : 10 }
      isRun = true
      place = found + 1
    }
    return score
  }
}
