import TextCanvas

/// One thing the operator can do: its keys, its words and its deed.
///
/// Dispatch, footer, help and the README's key list all read the same table of these.
public struct Command: Sendable {
  /// Where a key has its meaning.
  public enum Context: String, Sendable, CaseIterable {
    /// While the scenario is being read.
    case opening
    /// In the views.
    case browse
    /// While a value is typed.
    case edit
    /// In the help.
    case help
    /// While a question is open.
    case confirm
  }

  /// The chapters of the help.
  public enum Group: String, Sendable, CaseIterable {
    /// Keys that work everywhere.
    case everywhere
    /// Moving around.
    case move
    /// Changing the scenario.
    case edit
    /// The play head.
    case play
    /// The look.
    case look
  }

  /// The name in the command line and the palette: words with hyphens.
  public var id: String
  /// Its keys, the one shown first.
  public var keys: [Key]
  /// Where the keys work.
  public var contexts: Set<Context>
  /// The chapter of the help.
  public var group: Group
  /// A word or two for the footer.
  public var title: String
  /// Other words for the footer of a view that gives the command a sense of its own.
  public var titles: [ViewKind: String] = [:]
  /// What it does, for the help: a phrase.
  public var help: String
  /// Whether the ghost of the last edit stays, and the next edit may be merged with it.
  public var continuesEdit = false
  /// Why it cannot be done now, nil when it can.
  public var disabledReason: @Sendable (DashboardState) -> String? = { _ in nil }
  /// Does it.
  public var run: @Sendable (inout DashboardState) -> [Effect]
}

extension Key {
  /// The key as the help writes it.
  public var label: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(let character): "Alt-\(character)"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .insert: "Ins"
    case .delete: "Del"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .function(let number): "F\(number)"
    }
  }
}
