import TextCanvas

extension DashboardState {
  /// The line being typed, whatever it is for; nil while keys are commands.
  var line: TextLine? {
    get {
      switch context {
      case .palette: palette?.line
      case .prompt: prompt?.line
      case .edit: editor?.line
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      switch context {
      case .palette: palette?.line = newValue
      case .prompt:
        prompt?.line = newValue
        prompt?.error = nil
      case .edit:
        editor?.line = newValue
        editor?.error = nil
      default: break
      }
    }
  }

  /// The open palette.
  var palette: Palette? {
    get { if case .palette(let palette) = overlay { palette } else { nil } }
    set { if let newValue { overlay = .palette(newValue) } }
  }

  /// Changes the line being typed; filters and searches take effect at once.
  mutating func changeLine(_ change: (inout TextLine) -> Void) -> [Effect] {
    guard var line else { return [] }
    change(&line)
    self.line = line
    completion = nil
    prompt?.recalled = nil
    follow(line.text)
    return []
  }

  /// Opens a line for a command, a filter or a search.
  mutating func openPrompt(_ purpose: Prompt.Purpose, text: String = "") -> [Effect] {
    prompt = Prompt(purpose, text: text)
    prompt?.origin = rows.isEmpty ? nil : cursor.device
    completion = nil
    return []
  }

  /// Closes the line being typed without its effect; a filter or search goes with it.
  mutating func closePrompt() {
    let purpose = prompt?.purpose
    if purpose == .filter || purpose == .helpSearch { follow("") }
    prompt = nil
    completion = nil
  }

  /// Puts what is typed to use: a value, a filter, a search, or a command.
  mutating func acceptLine() throws(Refusal) -> [Effect] {
    completion = nil
    switch context {
    case .palette: return try runChosen()
    case .edit: return acceptValue()
    case .prompt where prompt?.purpose == .command: return runTyped()
    case .prompt where prompt?.error != nil: return []
    default:
      prompt = nil
      return []
    }
  }

  private mutating func acceptValue() -> [Effect] {
    guard let editor else { return [] }
    do {
      self.editor = nil
      return try enter(editor.line.text, into: editor.field)
    } catch {
      self.editor = editor
      self.editor?.error = error.message
      return []
    }
  }

  /// A filter or a search follows what is typed; a filter that cannot be read leaves the last.
  private mutating func follow(_ text: String) {
    switch prompt?.purpose {
    case .filter:
      do {
        filterRows(try RowFilter(text))
      } catch {
        prompt?.error = error.message
        return
      }
      let origin = prompt?.origin
      cursor.device = rows.first { $0 == origin } ?? rows.first ?? cursor.device
    case .helpSearch:
      var page = HelpPage()
      page.query = text
      overlay = .help(page)
    case .command, nil: break
    }
  }
}
