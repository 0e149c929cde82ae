/// The code points of a YAML text: its lines, and the comments between its values.
struct YAMLText {
  /// The code points, without a byte order mark.
  let scalars: [Unicode.Scalar]
  /// How its lines end: as the first one does, a line feed where there is but one.
  let newline: String

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    let first = scalars.firstIndex(where: Self.isBreak)
    newline =
      first.map { index in
        String(String.UnicodeScalarView(scalars[index..<Self.afterBreak(scalars[...], index)]))
      } ?? "\n"
  }

  /// Whether a code point ends a line.
  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether it is a blank, a tab or the end of a line.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || isBreak(scalar)
  }

  /// The offset after the line break at `index`, which may be two code points.
  private static func afterBreak(_ part: ArraySlice<Unicode.Scalar>, _ index: Int) -> Int {
    let isPair = part[index] == "\r" && index + 1 < part.endIndex && part[index + 1] == "\n"
    return index + (isPair ? 2 : 1)
  }

  /// The offset after the first line break in a range, nil without one.
  func lineBreak(in range: Range<Int>) -> Int? {
    let part = scalars[range]
    return part.firstIndex(where: Self.isBreak).map { Self.afterBreak(part, $0) }
  }

  /// The offset after the end of the line that `offset` is in.
  func lineEnd(after offset: Int) -> Int {
    lineBreak(in: offset..<scalars.count) ?? scalars.count
  }

  /// Where the line that `offset` is in begins, not before `limit`.
  func lineStart(before offset: Int, limit: Int) -> Int {
    scalars[limit..<offset].lastIndex(where: Self.isBreak).map { $0 + 1 } ?? limit
  }

  /// Where a value ends, without the line break that belongs to a block scalar.
  func end(of node: YAMLNode) -> Int {
    var end = node.range.upperBound
    while end > node.range.lowerBound, Self.isSpace(scalars[end - 1]) { end -= 1 }
    return end
  }

  /// The text of a range.
  func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// The place of the first comma between two values that is not in a comment.
  static func comma(in gap: some StringProtocol) -> String.UnicodeScalarView.Index? {
    let scalars = gap.unicodeScalars
    var isComment = false
    for index in scalars.indices {
      if isBreak(scalars[index]) { isComment = false }
      if scalars[index] == "#" { isComment = true }
      if !isComment, scalars[index] == "," { return index }
    }
    return nil
  }

  /// What is between two values without its comments.
  static func withoutComments(_ gap: String) -> String {
    var result = String.UnicodeScalarView()
    var isComment = false
    for scalar in gap.unicodeScalars {
      if isBreak(scalar) { isComment = false }
      if scalar == "#" {
        isComment = true
        while let last = result.last, last == " " || last == "\t" { result.removeLast() }
      }
      if !isComment { result.append(scalar) }
    }
    return String(result)
  }
}
