import BatchModel
import TextCanvas

extension DashboardState {
  /// Puts a scenario on screen that has been read.
  ///
  /// The present file read anew is an edit, so that undo brings back what it replaced.
  mutating func open(_ scenario: Scenario, from file: SourceFile?) -> [Effect] {
    files.work = nil
    let isReloaded = document != nil && file != nil && file?.path == files.file?.path
    files.file = file
    if let file { source = file.path }
    if isReloaded {
      let effects = document?.scenario == scenario ? [] : edit(scenario, title: "read again")
      document?.markSaved(scenario)
      notice = Notice(text: "\(source) read again; u brings the edits back", role: .good)
      return effects
    }
    document = Document(scenario)
    forgetView()
    arrangedAt = requests + 1
    sortRows()
    cursor.device = rows.first ?? 0
    return solve()
  }

  /// Nothing that was on screen belongs to another scenario.
  private mutating func forgetView() {
    record = nil
    shown = nil
    story = nil
    change = nil
    overlay = nil
    playback = Playback()
    cursor = Cursor()
    scroll = 0
    table = TableViewState()
    window = TimelineWindow()
    pointer.drag = nil
    compare.entries = [:]
  }

  /// Tells what is wrong with a file; the scenario stays as it is.
  mutating func accept(_ problem: FileProblem) -> [Effect] {
    files.work = nil
    notice = nil
    guard document != nil else { return [.fail(problem)] }
    overlay = .report(Report(title: "not opened: \(problem.path)", lines: problem.lines))
    return []
  }

  /// What `w` does: a scenario without a file needs the name of one.
  mutating func save() -> [Effect] {
    guard let file = files.file, let scenario = document?.scenario else { return askSaveAs() }
    return write(SaveRequest(path: file.path, scenario: scenario, file: file))
  }

  /// A command line that waits for the name of a file.
  mutating func askSaveAs() -> [Effect] {
    let path = files.file?.path ?? (document.map { Self.fileName(for: $0.scenario.name) } ?? "")
    return openPrompt(.command, text: "save-as \(path)")
  }

  mutating func save(as path: String) throws(Refusal) -> [Effect] {
    try checkIdle()
    guard let scenario = document?.scenario else { return [] }
    return write(SaveRequest(path: path, scenario: scenario, file: files.file))
  }

  mutating func open(_ path: String) throws(Refusal) -> [Effect] {
    try checkIdle()
    if path.lowercased().hasSuffix(".csv") { return try readDevices(path) }
    guard document?.isChanged == true else { return read(path) }
    overlay = .question(.abandon(path))
    return []
  }

  mutating func readDevices(_ path: String) throws(Refusal) -> [Effect] {
    try checkIdle()
    guard let delay = document?.scenario.delay else { return [] }
    begin("reading \(path)")
    return [.readDevices(path: path, delay: delay)]
  }

  /// Reads a file in the background.
  mutating func read(_ path: String) -> [Effect] {
    begin("reading \(path)")
    return [.open(path: path)]
  }

  /// Writes a file in the background.
  mutating func write(_ request: SaveRequest) -> [Effect] {
    begin("saving \(request.path)")
    return [.save(request)]
  }

  private mutating func begin(_ work: String) {
    files.work = work
    notice = Notice(text: work + " …", role: .muted)
  }

  private func checkIdle() throws(Refusal) {
    if let work = files.work { throw Refusal("still \(work)") }
  }

  /// A file name made of a scenario's name.
  private static func fileName(for name: String) -> String {
    let safe = name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" }
    return String(safe.drop { $0 == "." }) + ".yaml"
  }
}

extension DashboardState {
  /// The edited scenario, nil while it is the one that is saved.
  var unsaved: Scenario? { document.flatMap { $0.isChanged ? $0.scenario : nil } }

  /// Keeps edits for the case of a crash as they are made, and no longer than needed.
  func followEdits(since before: Scenario?) -> [Effect] {
    guard unsaved != before else { return [] }
    return unsaved.map { [.journal($0, of: files.file)] } ?? [.forgetJournal]
  }

  /// Asks about the edits of a crashed run as soon as nothing else is open.
  mutating func showOffer() {
    guard let offer = files.offer, context == .browse else { return }
    files.offer = nil
    overlay = .question(.recover(offer))
  }
}
