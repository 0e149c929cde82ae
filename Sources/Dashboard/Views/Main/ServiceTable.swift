import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// The table and the timeline: one row for each service, from its parameters to its delivery.
  func drawServices(on canvas: inout Canvas, _ layout: MainLayout) {
    guard let scenario = document?.scenario else { return }
    drawHeads(on: &canvas, layout)
    let timeline = TimelineView(self, layout)
    timeline?.drawAxis(on: &canvas)
    if rows.isEmpty { drawNoRows(on: &canvas, layout.rows) }
    for offset in 0..<max(0, min(layout.rows.height, rows.count - scroll)) {
      let row = Rect(
        x: layout.rows.x, y: layout.rows.y + offset, width: layout.rows.width, height: 1)
      let k = rows[scroll + offset]
      drawCells(of: k, scroll + offset + 1, scenario, on: &canvas, row, layout.columns)
      timeline?.drawRow(k, y: row.y, on: &canvas)
    }
    if rows.count > layout.rows.height {
      let bar = Rect(
        x: layout.rows.right - 1, y: layout.rows.y, width: 1, height: layout.rows.height)
      canvas.scrollbar(
        in: bar, offset: scroll, visible: layout.rows.height, total: rows.count,
        appearance: appearance)
    }
  }

  private func drawHeads(on canvas: inout Canvas, _ layout: MainLayout) {
    for (kind, x, width) in layout.columns.shown {
      let isSorted = kind.order == table.order
      let head = kind.head + (isSorted ? (table.order.isDescending ? "↓" : "↑") : "")
      // The arrow may take the blank before the column.
      let isLeading = kind == .name
      let reach = isSorted && !isLeading ? 1 : 0
      canvas.write(
        head, x: layout.header.x + x - reach, y: layout.header.y,
        style: appearance[isSorted ? .accent : .header], width: width + reach,
        alignment: isLeading ? .leading : .trailing)
    }
    let line = appearance.glyphs == .ascii ? "|" : "│"
    for y in layout.header.y..<layout.rows.bottom {
      canvas.write(line, x: layout.columns.width - 1, y: y, style: appearance[.border])
    }
    drawLaneHead(on: &canvas, layout.lane.splitLeft(layout.columns.width - 1).left)
  }

  private func drawCells(
    of k: Int, _ number: Int, _ scenario: Scenario, on canvas: inout Canvas, _ row: Rect,
    _ columns: ServiceColumns
  ) {
    let isSelected = k == cursor.device && cursor.global == nil
    let device = scenario.devices[k]
    let isMarked = table.marks.contains(k)
    if let glyph = Self.rowGlyph(isSelected: isSelected, isMarked: isMarked) {
      canvas.write(glyph, x: row.x, y: row.y, style: appearance[.accent])
    }
    let service = service(k)
    for (kind, x, width) in columns.shown {
      let field = kind.field(k)
      let isUnderCursor = isSelected && field != nil && field == cursor.field
      if isUnderCursor, let editor, editor.field == field {
        drawEditor(editor, x: row.x + x, y: row.y, width: width, on: &canvas)
        continue
      }
      if kind == .whatIf {
        drawWhatIf(of: k, x: row.x + x, y: row.y, width: width, on: &canvas)
        continue
      }
      var style = appearance[kind.role(isOutage: service?.steps == 0)]
      if isMarked, kind == .name { style = appearance[.accent] }
      if isSelected { style = style.adding(.bold) }
      if isUnderCursor { style = appearance[.selection] }
      let text = kind.text(device, service, number)
      canvas.write(
        text, x: row.x + x, y: row.y, style: style, width: width,
        alignment: kind == .name ? .leading : .trailing)
      if kind == .steps { drawStepDifference(k, x: row.x + x, y: row.y, on: &canvas) }
    }
  }

  /// The service of the shown plan, nil while the plan is of other devices.
  func service(_ k: Int) -> Plan.Service? {
    alignedPlan?.plan.services[k]
  }

  private func drawWhatIf(of k: Int, x: Int, y: Int, width: Int, on canvas: inout Canvas) {
    guard let answer = whatIfAnswer(.deadline(k)) else { return }
    canvas.write(
      answer.text, x: x, y: y, style: appearance[answer.role], width: width, alignment: .trailing)
  }

  private func drawStepDifference(_ k: Int, x: Int, y: Int, on canvas: inout Canvas) {
    guard let plan = alignedPlan?.plan,
      let difference = change?.stepDifference(k, after: plan) ?? jointStepChange(k),
      difference != 0
    else { return }
    let text = difference > 0 ? "+\(difference)" : "\(difference)"
    canvas.write(text, x: x, y: y, style: appearance[difference > 0 ? .good : .warning], width: 3)
  }

  /// The text being typed, with its caret, in the cells of its field.
  func drawEditor(
    _ editor: FieldEditor, x: Int, y: Int, width: Int, on canvas: inout Canvas
  ) {
    canvas.write(
      editor.line, in: Rect(x: x, y: y, width: width, height: 1),
      style: appearance[editor.error == nil ? .input : .inputError],
      alignment: editor.field.limits == nil ? .leading : .trailing)
  }

  /// `▸` at the cursor, `●` for a marked row, `◆` for both.
  private static func rowGlyph(isSelected: Bool, isMarked: Bool) -> String? {
    if isSelected { return isMarked ? "◆" : "▸" }
    return isMarked ? "●" : nil
  }
}

extension ServiceColumns.Kind {
  fileprivate var head: String {
    switch self {
    case .number: "#"
    case .name: "name"
    case .deadline: "deadline"
    case .whatIf: "FID+1s"
    case .efficiency: "η"
    case .bandwidth: "kHz"
    case .steps: "T"
    case .fid: "FID"
    }
  }

  /// The order that sorts by this column, nil where none does.
  fileprivate var order: RowOrder? {
    switch self {
    case .number: .file
    case .name: .name
    case .deadline: .deadline
    case .efficiency: .efficiency
    case .bandwidth, .whatIf: nil
    case .steps: .steps
    case .fid: .fid
    }
  }

  fileprivate func field(_ k: Int) -> Field? {
    switch self {
    case .name: .name(k)
    case .deadline: .deadline(k)
    case .efficiency: .efficiency(k)
    default: nil
    }
  }

  fileprivate func role(isOutage: Bool) -> Role {
    switch self {
    case .number: .muted
    case .steps, .fid: isOutage ? .outage : .text
    case .name, .deadline, .efficiency, .bandwidth, .whatIf: .text
    }
  }

  fileprivate func text(_ device: Device, _ service: Plan.Service?, _ number: Int) -> String {
    switch self {
    case .number: "\(number)"
    case .name: device.name
    case .deadline: NumberText.fixed(device.deadline, decimals: device.deadline < 1000 ? 2 : 0)
    case .whatIf: ""
    case .efficiency: NumberText.fixed(device.efficiency, decimals: 2)
    case .bandwidth: service.map { NumberText.fixed($0.bandwidth / 1000, decimals: 2) } ?? ""
    case .steps: service.map { "\($0.steps)" } ?? ""
    case .fid: service.map { NumberText.fixed($0.fid, decimals: $0.fid < 100 ? 2 : 1) } ?? ""
    }
  }
}
