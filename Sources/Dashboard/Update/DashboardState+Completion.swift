import TextCanvas

extension DashboardState {
  /// Ends the word being typed, or puts the next that fits in its place.
  mutating func complete(by offset: Int) -> [Effect] {
    guard let text = line?.text else { return [] }
    if completion == nil {
      completion = Completion(of: text, among: completionWords(text))
    } else {
      completion?.move(by: offset)
    }
    guard let completion else {
      prompt?.error = "no word to complete this with"
      return []
    }
    let isOnly = completion.candidates.count == 1
    let takesMore = isOnly && completion.stem.isEmpty && isVerb(completion.candidates[0])
    line?.replace(with: completion.text + (takesMore ? " " : ""))
    if isOnly { self.completion = nil }
    return []
  }

  /// An older or newer command line; beyond the newest stands what was typed.
  mutating func recall(by offset: Int) -> [Effect] {
    guard var prompt, prompt.purpose == .command else { return [] }
    let place = (prompt.recalled ?? -1) + offset
    guard place >= -1, place < history.count else { return [] }
    if prompt.recalled == nil { prompt.draft = prompt.line.text }
    prompt.recalled = place < 0 ? nil : place
    prompt.line.replace(with: place < 0 ? prompt.draft : history[history.count - 1 - place])
    prompt.error = nil
    self.prompt = prompt
    completion = nil
    return []
  }

  private func isVerb(_ word: String) -> Bool {
    prompt?.purpose == .command && VerbTable.verb(word).map { !$0.usage.isEmpty } == true
  }

  private func completionWords(_ text: String) -> [String] {
    switch prompt?.purpose {
    case .command:
      guard let end = text.firstIndex(of: " ") else { return Self.commandWords }
      return VerbTable.verb(String(text[..<end]))?.words(self) ?? []
    case .filter:
      return RowFilter.words
    case .helpSearch: return []
    case nil:
      guard let editor, case .choice(let words) = editor.field.kind else { return [] }
      return words
    }
  }

  /// Everything that can begin a command line.
  static let commandWords = VerbTable.all.map(\.name) + CommandTable.all.map(\.id)
}
