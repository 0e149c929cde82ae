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
    /// While a command, a filter or a search is typed.
    case prompt
    /// In the palette.
    case palette
    /// In the help.
    case help
    /// While a question is open.
    case confirm
    /// While edits of a crashed run are offered.
    case recover
    /// While it is open whether a file may be overwritten.
    case conflict
    /// While it is open whether edits may be left behind.
    case abandon
    /// While it is open where new devices go.
    case devices
    /// In a report.
    case report
    /// In the lists of what to export and what to copy.
    case export, copy
    /// In the list of themes.
    case themes
    /// While it is open whether an export may replace a file.
    case replace

    /// Whether characters are text there, and never commands.
    public var isText: Bool { self == .edit || self == .prompt || self == .palette }

    /// Where that is, in words.
    var title: String {
      switch self {
      case .opening: "while a scenario is read"
      case .browse: "in the views"
      case .edit: "while a value is typed"
      case .prompt: "in a command line"
      case .palette: "in the palette"
      case .help: "in the help"
      case .confirm, .recover, .conflict, .abandon, .devices, .replace: "while a question is open"
      case .report: "in a report"
      case .export: "in the list of exports"
      case .copy: "in the list of copies"
      case .themes: "in the list of themes"
      }
    }
  }

  /// The chapters of the help.
  public enum Group: String, Sendable, CaseIterable {
    /// Keys that work everywhere.
    case everywhere
    /// Moving around.
    case move
    /// Changing the scenario.
    case edit
    /// Files.
    case files
    /// Devices as a whole, and which of them are shown.
    case devices
    /// Keys inside a line that is being typed.
    case typing = "while typing"
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
  /// Does it, or says why it cannot.
  public var run: @Sendable (inout DashboardState) throws(Refusal) -> [Effect]
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
