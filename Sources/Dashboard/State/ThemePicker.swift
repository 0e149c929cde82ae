import TextCanvas

/// A theme that can be chosen, or a file that would be one without its faults.
public struct ThemeChoice: Sendable, Equatable {
  /// Its name.
  public var name: String
  /// Its file, nil for one that is part of the program.
  public var file: String?
  /// The theme, nil when the file is faulty.
  public var theme: Theme?
  /// The faults, each as `FILE:LINE:COLUMN: message`.
  public var faults: [String]

  /// Creates a choice.
  public init(name: String, file: String?, theme: Theme?, faults: [String]) {
    self.name = name
    self.file = file
    self.theme = theme
    self.faults = faults
  }
}

/// The list of themes; the one under the cursor is tried on at once.
public struct ThemePicker: Sendable, Equatable {
  /// All themes.
  public let choices: [ThemeChoice]
  /// The theme before the list was opened.
  public let original: Theme
  /// The line under the cursor.
  public private(set) var selected: Int

  /// A list that begins at the theme in use.
  public init(_ choices: [ThemeChoice], current: Theme) {
    self.choices = choices
    original = current
    selected =
      choices.firstIndex { $0.theme == current }
      ?? choices.firstIndex { $0.name == current.name } ?? 0
  }

  /// The line under the cursor, nil when there is none.
  public var choice: ThemeChoice? { choices.indices.contains(selected) ? choices[selected] : nil }

  /// What the program looks like while this line is under the cursor.
  var preview: Theme { choice?.theme ?? original }

  /// Puts the cursor on a line, within the list.
  mutating func select(_ index: Int) { selected = max(0, min(choices.count - 1, index)) }
}

/// What the operator has chosen with keys for the look, to be kept when asked.
public struct LookChoice: Sendable, Equatable {
  /// The theme's name, nil when none was chosen.
  public var theme: String?
  /// The glyphs, nil when none were chosen.
  public var glyphs: GlyphTier?
  /// Whether the mouse is heard, nil when it was not switched.
  public var mouse: Bool?

  /// Nothing chosen.
  public init() {}
}
