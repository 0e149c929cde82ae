import TextCanvas

extension Key {
  /// The key with a name as the help writes it, in any letter case: `j`, `Enter`, `Ctrl-R`, `F1`.
  ///
  /// The arrows are `Up`, `Down`, `Left` and `Right` as well. Nil for what is no key.
  public init?(named name: String) {
    if name.count == 1, let character = name.first, Self.arrows[name] == nil {
      self = .character(character)
      return
    }
    let lower = name.lowercased()
    if let key = Self.byName[lower] ?? Self.arrows[lower] {
      self = key
    } else if lower.hasPrefix("ctrl-"), lower.count == 6, let letter = lower.last {
      self = .control(letter)
    } else if lower.hasPrefix("alt-"), lower.count == 5, let letter = name.last {
      self = .alt(letter)
    } else {
      return nil
    }
  }

  private static let arrows: [String: Key] = [
    "up": .up, "down": .down, "left": .left, "right": .right,
    "↑": .up, "↓": .down, "←": .left, "→": .right,
  ]

  private static let byName: [String: Key] = {
    let keys: [Key] =
      [
        .character(" "), .home, .end, .pageUp, .pageDown, .insert, .delete, .enter, .escape, .tab,
        .backTab, .backspace,
      ] + (1...12).map { .function($0) }
    return Dictionary(uniqueKeysWithValues: keys.map { ($0.label.lowercased(), $0) })
  }()
}
