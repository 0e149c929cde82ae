import TextCanvas

/// Something to say, in words that get shorter, and how much it matters.
struct Statement {
  /// The words, the longest first; never empty.
  var texts: [String]
  var role: Role
  var importance: Int

  init(_ texts: String..., role: Role, importance: Int) {
    self.texts = texts
    self.role = role
    self.importance = importance
  }

  /// Whole statements in lines that fit: the least important is shortened, then left out, before
  /// the next; the last one that remains may be cut.
  static func lines(
    _ statements: [Statement], width: Int, height: Int
  ) -> [(text: String, role: Role)] {
    var shown = statements.map { (rest: $0, lines: Paragraph.wrap($0.texts[0], width: width)) }
    while shown.reduce(0, { $0 + $1.lines.count }) > height,
      let least = shown.indices.min(by: {
        shown[$0].rest.importance < shown[$1].rest.importance
      })
    {
      if shown[least].rest.texts.count > 1 {
        shown[least].rest.texts.removeFirst()
        shown[least].lines = Paragraph.wrap(shown[least].rest.texts[0], width: width)
      } else if shown.count > 1 {
        shown.remove(at: least)
      } else {
        break
      }
    }
    return Array(
      shown.flatMap { part in part.lines.map { ($0, part.rest.role) } }.prefix(max(0, height)))
  }
}
