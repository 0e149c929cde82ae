/// One line of text being typed into a field.
public struct FieldEditor: Sendable, Equatable {
  /// The field it will change.
  public let field: Field
  /// The text so far.
  public private(set) var text: String
  /// Characters before the caret.
  public private(set) var caret: Int
  /// What was wrong with the text when it was entered, nil after the next key.
  public var error: String?

  private var isUntouched = true

  /// An editor that shows the present text; typing replaces it, a caret key keeps it.
  public init(field: Field, text: String) {
    self.field = field
    self.text = text
    caret = text.count
  }

  /// Types a character at the caret.
  public mutating func insert(_ character: Character) {
    if isUntouched { clear() }
    error = nil
    guard text.count < Self.longest else { return }
    text.insert(character, at: text.index(text.startIndex, offsetBy: caret))
    caret += 1
  }

  /// Removes the character before the caret.
  public mutating func deleteBackward() {
    touch()
    guard caret > 0 else { return }
    caret -= 1
    text.remove(at: text.index(text.startIndex, offsetBy: caret))
  }

  /// Removes the character after the caret.
  public mutating func deleteForward() {
    touch()
    guard caret < text.count else { return }
    text.remove(at: text.index(text.startIndex, offsetBy: caret))
  }

  /// Removes everything.
  public mutating func clear() {
    touch()
    text = ""
    caret = 0
  }

  /// Moves the caret, within the text.
  public mutating func moveCaret(by offset: Int) {
    touch()
    caret = max(0, min(text.count, caret + offset))
  }

  private static let longest = 64

  private mutating func touch() {
    isUntouched = false
    error = nil
  }
}
