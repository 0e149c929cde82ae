import BatchModel
import TextCanvas

extension DashboardState {
  /// What the mouse does.
  mutating func receive(_ event: MouseEvent) -> [Effect] {
    guard pointer.isOn else { return [] }
    switch event.kind {
    case .press(button: 1):
      notice = nil
      return press(at: event.position)
    case .press: return []
    case .drag: return drag(to: event.position)
    case .release: return release()
    case .wheelUp: return wheel(by: -1, at: event.position)
    case .wheelDown: return wheel(by: 1, at: event.position)
    }
  }

  private mutating func press(at point: Point) -> [Effect] {
    guard let target = target(at: point) else { return [] }
    switch target {
    case .command(let id): return perform(id)
    case .tab(let view): return perform("view-\(view)")
    case .item(let index): return choose(index)
    case .parameter, .setting, .device(_, .some), .model: return pointAtField(target)
    default: break
    }
    endEdit()
    switch target {
    case .device(let k, _): select(k)
    case .deadline(let k):
      select(k, .deadline)
      pointer.drag = timeline.map { PointerState.Drag(device: k, axisEnd: $0.axisEnd) }
    case .moment(let seconds, let device):
      let batch = timeline?.batch(at: seconds)
      select(device ?? cursor.device, batch == nil ? nil : .timeline)
      cursor.batch = batch ?? cursor.batch
    case .particle(let particle, let device):
      swarmView.setting = nil
      swarmView.particle = particle
      cursor.device = device ?? cursor.device
    case .scheme(let scheme): compare.selected = scheme
    case .figureScheme(let scheme):
      // The first click selects it, a second one switches it on or off.
      if figures.selected == scheme { return perform("edit") }
      figures.selected = scheme
    case .figurePoint(let point): figures.point = point
    case .steps(let steps):
      modelView.focus = .steps
      modelView.steps = steps
    default: break
    }
    return []
  }

  /// The first click on a value selects it, a second one edits it, or applies a preset.
  private mutating func pointAtField(_ target: PointerTarget) -> [Effect] {
    let before = fieldUnderCursor
    if case .model(let focus) = target {
      let isSecond = view == .model && modelView.focus == focus
      if !isSecond { endEdit() }
      modelView.focus = focus
      return isSecond ? perform("edit") : []
    }
    switch target {
    case .parameter(let index): cursor.global = index
    case .setting(let index): swarmView.setting = index
    case .device(let k, let column): select(k, column)
    default: break
    }
    if before != nil, before == fieldUnderCursor { return perform("edit") }
    endEdit()
    return []
  }

  private var timeline: TimelineView? {
    TimelineView(self, mainLayout)
  }

  private mutating func select(_ k: Int, _ column: Cursor.Column? = nil) {
    cursor.device = k
    cursor.global = nil
    if let column { cursor.column = column }
  }

  /// A click on a line of a menu does what it says; a theme is tried on first, then chosen.
  private mutating func choose(_ index: Int) -> [Effect] {
    let selected: Int? =
      switch overlay {
      case .menu(let menu): menu.selected
      case .themes(let picker): picker.selected
      default: nil
      }
    selectInList(index)
    if case .menu = overlay { return perform("choose") }
    return selected == index ? perform("use-theme") : []
  }

  /// Moves the deadline that is held; all moves of one drag are one step of undo.
  private mutating func drag(to point: Point) -> [Effect] {
    guard let held = pointer.drag, let scenario = document?.scenario,
      let timeline, scenario.devices.indices.contains(held.device)
    else { return [] }
    let step = Decade.floor(timeline.secondsPerCell)
    let steps = max(1, (timeline.seconds(atColumn: point.x) / step).rounded())
    let value = Decade.rounded(steps * step)
    let field = Field.deadline(held.device)
    guard field.value(in: scenario) != value else { return [] }
    do {
      return edit(field, to: try field.edited(scenario, to: value), merging: "drag \(field)")
    } catch {
      notice = Notice(text: error.message, role: .warning)
      return []
    }
  }

  private mutating func release() -> [Effect] {
    guard pointer.drag != nil else { return [] }
    pointer.drag = nil
    document?.endMerging()
    sortRows()
    return []
  }

  /// One notch of the wheel: through the list or the rows, and up and down in other views.
  private mutating func wheel(by offset: Int, at point: Point) -> [Effect] {
    switch (context, view) {
    case (.help, _): return perform(offset < 0 ? "scroll-up" : "scroll-down")
    case (.export, _), (.copy, _), (.themes, _): return moveInList(by: offset)
    case (.browse, .main):
      let layout = mainLayout
      if layout.rows.contains(point) { scrollRows(by: 3 * offset, visible: layout.rows.height) }
      return []
    case (.browse, _): return perform(offset < 0 ? "up" : "down")
    default: return []
    }
  }

  /// Scrolls the rows; the selected one follows only when it would leave the screen.
  private mutating func scrollRows(by offset: Int, visible: Int) {
    scroll = max(0, min(scroll + offset, rows.count - visible))
    let row = max(scroll, min(selectedRow, scroll + visible - 1))
    moveRow(by: row - selectedRow)
  }

  private mutating func perform(_ id: String) -> [Effect] {
    CommandTable.command(id: id).map { attempt($0) } ?? []
  }
}
