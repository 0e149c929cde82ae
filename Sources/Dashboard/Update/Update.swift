import BatchModel
import TextCanvas

/// The next state and what is to be done; no clock, no file, no terminal in here.
public func update(_ state: inout DashboardState, _ message: Message) -> [Effect] {
  let unsaved = state.unsaved
  let effects: [Effect]
  switch message {
  case .input(let event): effects = state.receive(event)
  case .opened(let scenario, let file): effects = state.open(scenario, from: file)
  case .refused(let problem): effects = state.accept(problem)
  case .saved(let outcome): effects = state.accept(outcome)
  case .devicesRead(let devices, let path):
    state.accept(devices, path: path)
    effects = []
  case .measured(let kind, let points, let path):
    effects = state.accept(kind, points, path: path)
  case .offered(let offer):
    state.files.offer = offer
    effects = []
  case .reported(let notice):
    state.notice = notice
    effects = []
  case .solved(let record): effects = state.accept(record)
  case .explained(let story):
    state.accept(story)
    effects = []
  case .replayed(let moment): effects = state.accept(moment)
  case .compared(let record):
    state.accept(record)
    effects = []
  case .followed(let record):
    state.accept(record)
    effects = []
  case .swept(let record):
    state.accept(record)
    effects = []
  case .foreseen(let record):
    state.accept(record)
    effects = []
  case .bounded(let record):
    state.accept(record)
    effects = []
  case .themes(let choices):
    state.overlay = .themes(ThemePicker(choices, current: state.appearance.theme))
    effects = []
  case .fileExists(let request):
    state.overlay = .confirmReplace(request)
    effects = []
  case .tick(let seconds):
    state.advanceTurns(by: seconds)
    effects = state.advance(by: seconds)
  }
  state.keepCursorInView()
  state.showOffer()
  return effects + state.followHead() + state.followCompare() + state.followStory()
    + state.followStacking() + state.followFigures() + state.followWhatIf() + state.followBound()
    + state.followEdits(since: unsaved)
}

extension DashboardState {
  fileprivate mutating func receive(_ event: InputEvent) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      return press(key)
    case .paste(let text):
      return changeLine { line in
        for character in text where !character.isNewline { line.insert(character) }
      }
    case .resize(let size):
      self.size = size
      return []
    case .signal(let number): return [.end(signal: number)]
    // The terminal is gone, as after SIGHUP.
    case .endOfInput: return [.quit(129)]
    case .resumed: return [.repaint]
    case .mouse(let event): return receive(event)
    case .wake: return []
    }
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if let command = CommandTable.command(for: key, in: context) { return attempt(command) }
    guard case .character(let character) = key else { return [] }
    return changeLine { $0.insert(character) }
  }

  /// Runs a command, or tells why it cannot be done now.
  mutating func attempt(_ command: Command) -> [Effect] {
    do {
      return try perform(command)
    } catch {
      notice = Notice(text: error.message, role: .warning)
      return []
    }
  }

  /// The next key after an edit: the ghost goes, and a held key's edits are one step of undo.
  mutating func endEdit() {
    change?.showsGhost = false
    document?.endMerging()
  }

  fileprivate mutating func accept(_ record: SolveRecord) -> [Effect] {
    // An edit may have overtaken this answer.
    guard record.request.number == requests else { return [] }
    self.record = record
    // What the edit brought is the best there is, wherever the play head stands.
    if let improvement = record.improvements.last, let plan = improvement.plan {
      change?.compare(with: plan, foundAt: improvement.iteration)
    }
    showPlan()
    // Rows sorted or filtered by the plan follow the final one; in a replay they stay.
    if table.needsPlan, record.stopped != nil, iteration == record.last { sortRows() }
    return []
  }

  fileprivate mutating func accept(_ story: StackingStory) {
    if let shown, story.request == StackingStory.Request(shown) {
      self.story = story
      explained = PlanPlace(shown)
    }
  }

  fileprivate mutating func advance(by seconds: Double) -> [Effect] {
    guard let record, let last = record.last, record.request.number == requests else { return [] }
    playback.advance(by: seconds, last: last, isComplete: record.stopped != nil)
    showPlan()
    return []
  }
}
