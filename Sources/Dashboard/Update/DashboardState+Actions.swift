import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Where keys go.
  var context: Command.Context {
    if document == nil { return .opening }
    switch overlay {
    case .help: return prompt?.purpose == .helpSearch ? .prompt : .help
    case .palette: return .palette
    case .confirmQuit: return .confirm
    case .question(let question): return question.context
    case .report: return .report
    case .menu(let menu): return menu.kind == .export ? .export : .copy
    case .themes: return .themes
    case .confirmReplace: return .replace
    case nil: return prompt != nil ? .prompt : editor == nil ? .browse : .edit
    }
  }

  /// Asks for the scenario as it is now to be solved.
  mutating func solve() -> [Effect] {
    guard let document else { return [] }
    requests += 1
    return [
      .solve(
        SolveRequest(
          number: requests, scenario: document.scenario, method: method, effort: effort))
    ]
  }

  /// Solves with another scheduler and allocation.
  mutating func use(_ method: Method) -> [Effect] {
    self.method = method
    change = nil
    story = nil
    playback.mode = .atEnd
    return solve()
  }

  /// Puts the plan under the play head on screen.
  mutating func showPlan() {
    guard let record else { return }
    guard let iteration, let improvement = record.improvement(at: iteration) else {
      if let first = record.first, shown?.request != record.request.number {
        show(ShownPlan(record.request, iteration: nil, first))
      }
      return
    }
    if let shown, shown.request == record.request.number, shown.iteration == improvement.iteration {
      return
    }
    if let shown = ShownPlan(record, at: iteration) { show(shown) }
  }

  /// Puts a plan on screen.
  mutating func show(_ shown: ShownPlan) {
    self.shown = shown
    cursor.batch = max(0, min(cursor.batch, shown.plan.batches.count - 1))
  }

  /// Puts a scenario in place that differs in one field, and solves it.
  mutating func edit(
    _ field: Field, to edited: Scenario, merging key: String? = nil
  ) -> [Effect] {
    guard let before = document?.base(merging: key) else { return [] }
    return edit(edited, title: field.changeTitle(from: before, to: edited), merging: key)
  }

  /// Puts an edited scenario in place and solves it.
  mutating func edit(
    _ edited: Scenario, title: String, merging key: String? = nil
  ) -> [Effect] {
    guard var document else { return [] }
    let before = document.scenario
    let isContinued = key != nil && change?.showsGhost == true
    guard document.edit(edited, title: title, merging: key) else {
      notice = Notice(text: "nothing to change", role: .muted)
      return []
    }
    self.document = document
    let restarts = restartsSwarm(before)
    // While a key is held the ghost stays that of the plan before the first nudge.
    change = Change(
      title: title + (restarts ? ", swarm restarted" : ""),
      before: isContinued ? change?.before : record?.improvements.last?.plan)
    return scenarioChanged(from: before, restartsSwarm: restarts)
  }

  /// Sorts the rows anew and solves; the cursor and the marks stay on their devices.
  ///
  /// After an edit the head stands at the end; a restarted swarm is played from its start.
  mutating func scenarioChanged(
    from before: Scenario, restartsSwarm: Bool = false
  ) -> [Effect] {
    followDevices(from: before.devices)
    sortRows()
    playback.mode = restartsSwarm ? .playing : .atEnd
    playback.head = 0
    return solve()
  }

  /// Whether the edit that left this scenario behind is one of the swarm, made where it is seen.
  func restartsSwarm(_ before: Scenario) -> Bool {
    view == .swarm && method.allocation.usesSwarm && document?.scenario.pso != before.pso
  }

  /// The field that the edit commands change, nil where the cursor is on none.
  var fieldUnderCursor: Field? {
    switch view {
    case .stacking: .deadline(cursor.device)
    case .figures: nil
    case .model: modelField
    case .swarm: swarmView.setting.map { Field.swarm[$0] }
    default: rows.isEmpty && cursor.global == nil ? nil : cursor.field
    }
  }
}

extension StackingStory.Request {
  init(_ shown: ShownPlan) {
    self.init(scenario: shown.scenario, bandwidth: shown.plan.services.map(\.bandwidth))
  }
}
