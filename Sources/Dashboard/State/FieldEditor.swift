import BatchModel

/// A value being typed into a field.
public struct FieldEditor: Sendable, Equatable {
  /// The field it will change.
  public let field: Field
  /// What is typed.
  public var line: TextLine
  /// What was wrong with the text when it was entered, nil after the next key.
  public var error: String?

  /// An editor that shows the present text; typing replaces it, a caret key keeps it.
  public init(field: Field, text: String) {
    self.field = field
    line = TextLine(text, limit: Scenario.Limits.nameLength.upperBound, replaces: true)
  }
}
