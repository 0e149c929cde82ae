import BatchModel
import TextCanvas

extension DashboardState {
  /// The shown plan, nil while it is one of other devices, as after one was added.
  var alignedPlan: ShownPlan? {
    guard let shown, shown.request >= arrangedAt else { return nil }
    return shown
  }

  /// The row of the selected device.
  public var selectedRow: Int { rows.firstIndex(of: cursor.device) ?? 0 }

  /// Filters and sorts the rows anew.
  mutating func sortRows() {
    guard let scenario = document?.scenario else { return }
    // A row that is held by the pointer stays where it is.
    if pointer.drag != nil, rows.allSatisfy(scenario.devices.indices.contains) { return }
    rows = table.rows(scenario, plan: alignedPlan?.plan)
    cursor.device = max(0, min(cursor.device, scenario.devices.count - 1))
  }

  /// Sorts the rows; the cursor stays on its device.
  mutating func sortRows(by order: RowOrder) {
    table.order = order
    sortRows()
  }

  /// Shows only some devices.
  mutating func filterRows(_ filter: RowFilter) {
    table.filter = filter
    scroll = 0
    sortRows()
  }

  /// Puts the cursor on a device, whose row is shown even if the filter must go.
  mutating func point(at device: Int) {
    cursor.device = device
    cursor.global = nil
    if !rows.contains(device) { filterRows(RowFilter()) }
  }

  /// Selects another row, within the table.
  mutating func moveRow(by offset: Int) {
    guard !rows.isEmpty else { return }
    cursor.device = rows[max(0, min(rows.count - 1, selectedRow + offset))]
  }

  /// Brings the cursor back to what there is, and scrolls so that its row is on screen.
  mutating func keepCursorInView() {
    guard let scenario = document?.scenario else { return }
    cursor.device = max(0, min(cursor.device, scenario.devices.count - 1))
    if view == .main || view == .compare, let first = rows.first, !rows.contains(cursor.device) {
      cursor.device = first
    }
    if cursor.column.isChannel, scenario.devices[cursor.device].link.channel == nil {
      cursor.column = .efficiency
    }
    let visible = mainLayout.rows.height
    guard visible > 0 else { return }
    let row = selectedRow
    if row < scroll { scroll = row }
    if row >= scroll + visible { scroll = row - visible + 1 }
    scroll = max(0, min(scroll, rows.count - visible))
  }

  /// After devices came or went, the cursor and the marks stay on theirs.
  mutating func followDevices(from before: [Device]) {
    guard let devices = document?.scenario.devices else { return }
    let isSameCount = devices.count == before.count
    // One other name is a device renamed in its place.
    guard !isSameCount || devices.indices.count(where: { devices[$0].name != before[$0].name }) > 1
    else {
      return
    }
    arrangedAt = requests + 1
    // What was compared for other devices cannot be drawn for these.
    compare.entries = [:]
    if before.indices.contains(cursor.device) {
      let name = before[cursor.device].name
      cursor.device = devices.firstIndex { $0.name == name } ?? cursor.device
    }
    guard !table.marks.isEmpty else { return }
    let names = Set(table.marks.map { before[$0].name })
    table.marks = Set(devices.indices.filter { names.contains(devices[$0].name) })
  }
}
