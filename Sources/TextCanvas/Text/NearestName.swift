/// Guesses what was meant by a mistyped name.
public enum NearestName {
  /// The name that begins with `text`, or else the one with the fewest edits to it.
  ///
  /// The first of equals; nil if there are no names. Letter case is ignored; only the first 64
  /// code points of `text` count.
  public static func to(_ text: String, among names: [String]) -> String? {
    let typed = String(text.unicodeScalars.prefix(64)).lowercased().unicodeScalars.map(\.self)
    if typed.count > 1, let whole = names.first(where: { $0.unicodeScalars.starts(with: typed) }) {
      return whole
    }
    return names.min { distance(typed, to: $0) < distance(typed, to: $1) }
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  private static func distance(_ typed: [Unicode.Scalar], to name: String) -> Int {
    let name = Array(name.lowercased().unicodeScalars)
    var before: [Int] = []
    var previous = Array(0...name.count)
    for (i, scalar) in typed.enumerated() {
      var row = [i + 1]
      for (j, other) in name.enumerated() {
        var best = min(previous[j] + (scalar == other ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, scalar == name[j - 1], typed[i - 1] == other {
          best = min(best, before[j - 1] + 1)
        }
        row.append(best)
      }
      before = previous
      previous = row
    }
    return previous[name.count]
  }
}
