/// Replacements in a text, carried out all at once.
///
/// Places are offsets in code points of the text as it was.
struct TextEdits {
  /// The text as it was.
  let text: [Unicode.Scalar]

  private struct Edit {
    var range: Range<Int>
    var replacement: String
  }

  /// Ascending; at one place in the order they were made.
  private var edits: [Edit] = []

  init(_ text: [Unicode.Scalar]) { self.text = text }

  /// Whether nothing is replaced.
  var isEmpty: Bool { edits.isEmpty }

  /// Puts other text in place of a range; ranges must not overlap.
  mutating func replace(_ range: Range<Int>, with replacement: String) {
    let index = firstEdit { $0.range.lowerBound > range.lowerBound }
    edits.insert(Edit(range: range, replacement: replacement), at: index)
  }

  /// Puts text between what is before and after an offset.
  mutating func insert(_ inserted: String, at offset: Int) {
    replace(offset..<offset, with: inserted)
  }

  /// A part of the text with the replacements that lie within it.
  func rendered(_ range: Range<Int>) -> String {
    var result = String.UnicodeScalarView()
    var position = range.lowerBound
    for edit in edits[firstEdit(where: { $0.range.lowerBound >= range.lowerBound })...] {
      guard edit.range.upperBound <= range.upperBound else { break }
      result.append(contentsOf: text[position..<edit.range.lowerBound])
      result.append(contentsOf: edit.replacement.unicodeScalars)
      position = edit.range.upperBound
    }
    result.append(contentsOf: text[position..<range.upperBound])
    return String(result)
  }

  /// The first edit for which something holds that then holds for all after it.
  private func firstEdit(where holds: (Edit) -> Bool) -> Int {
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(edits[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
