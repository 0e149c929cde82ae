import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Where keys go.
  var context: Command.Context {
    if document == nil { return .opening }
    switch overlay {
    case .help: return .help
    case .confirmQuit: return .confirm
    case nil: return editor == nil ? .browse : .edit
    }
  }

  /// Asks for the scenario as it is now to be solved.
  mutating func solve() -> [Effect] {
    guard let document else { return [] }
    requests += 1
    return [
      .solve(SolveRequest(number: requests, scenario: document.scenario, method: method))
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

  /// Puts the plan under the play head on screen and asks for its explanation.
  mutating func showPlan() -> [Effect] {
    guard let record, let iteration, let improvement = record.improvement(at: iteration) else {
      return []
    }
    if let shown, shown.request == record.request.number, shown.iteration == improvement.iteration {
      return []
    }
    guard let shown = ShownPlan(record, at: iteration) else { return [] }
    return show(shown)
  }

  /// Puts a plan on screen and asks for its explanation.
  mutating func show(_ shown: ShownPlan) -> [Effect] {
    self.shown = shown
    cursor.batch = max(0, min(cursor.batch, shown.plan.batches.count - 1))
    let request = StackingStory.Request(shown)
    guard method.scheduler == .stacking, story?.request != request else { return [] }
    return [.explain(request)]
  }

  /// Puts an edited scenario in place and solves it.
  mutating func edit(
    _ field: Field, to edited: Scenario, merging key: String? = nil
  ) -> [Effect] {
    guard var document else { return [] }
    let before = document.scenario
    let isContinued = key != nil && change?.showsGhost == true
    guard document.edit(edited, merging: key) else { return [] }
    self.document = document
    let name = field.device.map { before.devices[$0].name + " " } ?? ""
    let unit = field.limits.unit.isEmpty ? "" : " \(field.limits.unit)"
    let (old, new) = (field.text(in: before), field.text(in: edited))
    // While a key is held the ghost stays that of the plan before the first nudge.
    let restarts = restartsSwarm(before)
    change = Change(
      title: "\(name)\(field.label) \(old) → \(new)\(unit)\(restarts ? ", swarm restarted" : "")",
      before: isContinued ? change?.before : record?.improvements.last?.plan)
    return scenarioChanged(restartsSwarm: restarts)
  }

  /// Sorts the rows anew and solves.
  ///
  /// After an edit the head stands at the end; a restarted swarm is played from its start.
  mutating func scenarioChanged(restartsSwarm: Bool = false) -> [Effect] {
    sortRows()
    playback.mode = restartsSwarm ? .playing : .atEnd
    playback.head = 0
    return solve()
  }

  /// Whether the edit that left this scenario behind is one of the swarm, made where it is seen.
  func restartsSwarm(_ before: Scenario) -> Bool {
    view == .swarm && method.allocation == .pso && document?.scenario.pso != before.pso
  }

  /// The field that the edit commands change, nil where the cursor is on none.
  var fieldUnderCursor: Field? {
    switch view {
    case .stacking: .deadline(cursor.device)
    case .swarm: swarmView.setting.map { Field.swarm[$0] }
    default: cursor.field
    }
  }

  mutating func sortRows() {
    guard let devices = document?.scenario.devices else { return }
    rows = devices.indices.sorted { (devices[$0].deadline, $0) < (devices[$1].deadline, $1) }
    cursor.device = max(0, min(cursor.device, devices.count - 1))
  }

  /// The row of the selected device.
  public var selectedRow: Int { rows.firstIndex(of: cursor.device) ?? 0 }

  /// Scrolls so that the selected row is on screen, and never past the last row.
  mutating func keepCursorInView() {
    let visible = MainLayout(size: size, devices: rows.count).rows.height
    guard visible > 0 else { return }
    let row = selectedRow
    if row < scroll { scroll = row }
    if row >= scroll + visible { scroll = row - visible + 1 }
    scroll = max(0, min(scroll, rows.count - visible))
  }

  /// Selects another row, within the table.
  mutating func moveRow(by offset: Int) {
    guard !rows.isEmpty else { return }
    cursor.device = rows[max(0, min(rows.count - 1, selectedRow + offset))]
  }
}

extension StackingStory.Request {
  init(_ shown: ShownPlan) {
    self.init(scenario: shown.scenario, bandwidth: shown.plan.services.map(\.bandwidth))
  }
}
