/// One line of text being typed, with its caret; whatever is typed anywhere is one of these.
public struct TextLine: Sendable, Equatable {
  /// The text so far.
  public private(set) var text: String
  /// Characters before the caret.
  public private(set) var caret: Int
  /// The most characters it takes; what is typed beyond is dropped.
  public let limit: Int

  private var isUntouched: Bool

  /// A line with the caret at its end.
  ///
  /// With `replaces`, the first character typed replaces the text; a caret key keeps it.
  public init(_ text: String = "", limit: Int = 64, replaces: Bool = false) {
    self.text = text
    self.limit = limit
    caret = text.count
    isUntouched = replaces
  }

  /// Types a character at the caret.
  public mutating func insert(_ character: Character) {
    if isUntouched { clear() }
    guard text.count < limit else { return }
    var head = String(text.prefix(caret))
    let tail = text.dropFirst(caret)
    head.append(character)
    text = head + tail
    // A combining mark joins the character before it.
    caret = min(head.count, text.count)
  }

  /// Removes the character before the caret.
  public mutating func deleteBackward() { delete(from: caret - 1, to: caret) }

  /// Removes the character after the caret.
  public mutating func deleteForward() { delete(from: caret, to: caret + 1) }

  /// Removes the word before the caret, with the blanks after it.
  public mutating func deleteWord() {
    let head = text.prefix(caret)
    let word = head.reversed().drop { $0 == " " }.drop { $0 != " " }
    delete(from: word.count, to: caret)
  }

  /// Removes everything.
  public mutating func clear() { replace(with: "") }

  /// Puts another text in place, the caret at its end.
  public mutating func replace(with text: String) {
    isUntouched = false
    self.text = String(text.prefix(limit))
    caret = self.text.count
  }

  /// Moves the caret, within the text.
  public mutating func moveCaret(by offset: Int) {
    isUntouched = false
    caret = max(0, min(text.count, caret + offset))
  }

  private mutating func delete(from start: Int, to end: Int) {
    isUntouched = false
    guard start >= 0, end <= text.count else { return }
    text = String(text.prefix(start)) + text.dropFirst(end)
    caret = start
  }
}
