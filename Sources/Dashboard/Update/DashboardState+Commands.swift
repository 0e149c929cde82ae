import BatchModel
import TextCanvas

extension DashboardState {
  /// Why a command cannot be run now, nil when it can.
  func refusal(of command: Command) -> String? {
    guard command.contexts.contains(context) else {
      let places = Command.Context.allCases.filter(command.contexts.contains).map(\.title)
      return "only \(places.joined(separator: ", "))"
    }
    return command.disabledReason(self)
  }

  /// Runs a command, or says why it cannot be done now.
  mutating func perform(_ command: Command) throws(Refusal) -> [Effect] {
    if let reason = refusal(of: command) { throw Refusal("\(command.title): \(reason)") }
    if !command.continuesEdit { endEdit() }
    return try command.run(&self)
  }

  /// Runs a command line: a verb with its argument, the id of a command, or a row's number.
  mutating func execute(_ text: String) throws(Refusal) -> [Effect] {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let name = words.first.map(String.init) else { return [] }
    let argument = words.dropFirst().first.map(Self.trimmed) ?? ""
    if let verb = VerbTable.verb(name) {
      guard !argument.isEmpty || !verb.needsArgument else {
        throw Refusal("\(name): \(verb.usage) is missing")
      }
      endEdit()
      return try verb.run(&self, argument)
    }
    if DecimalText.wholeNumber(name) != nil { return try execute("goto \(name)") }
    guard let command = CommandTable.command(id: Self.aliases[name] ?? name) else {
      throw Refusal(
        "unknown command “\(name)”" + NearestName.hint(name, among: Self.commandWords))
    }
    guard argument.isEmpty else { throw Refusal("\(name) takes no argument, found “\(argument)”") }
    return try perform(command)
  }

  /// Runs the typed command line; one that is refused stays open, with the reason.
  mutating func runTyped() -> [Effect] {
    guard let prompt else { return [] }
    self.prompt = nil
    do {
      let text = Self.trimmed(prompt.line.text[...])
      let effects = try execute(text)
      if !text.isEmpty, history.last != text { history.append(text) }
      return effects
    } catch {
      self.prompt = prompt
      self.prompt?.error = error.message
      return []
    }
  }

  /// Runs the entry of the palette that is chosen; a verb goes to the command line.
  mutating func runChosen() throws(Refusal) -> [Effect] {
    guard let palette, let entry = palette.entry else { return [] }
    overlay = nil
    switch entry {
    case .command(let index):
      do {
        return try perform(CommandTable.all[index])
      } catch {
        overlay = .palette(palette)
        throw error
      }
    case .verb(let index):
      return openPrompt(.command, text: VerbTable.all[index].name + " ")
    }
  }

  /// What fingers trained elsewhere type.
  private static let aliases = ["q": "quit", "h": "help"]

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
