import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Left of the batch sizes: the channel under the cursor, or what is filtered, marked, sorted.
  func drawLaneHead(on canvas: inout Canvas, _ rect: Rect) {
    let label = "batch size"
    let status = rowStatus
    let link = channelFields
    let isOnLink = cursor.column == .efficiency || cursor.column.isChannel
    guard let link, isOnLink || status.isEmpty else {
      let note = status.isEmpty ? whatIfNote : StyledText(status, appearance[.accent])
      let room = rect.width - 1 - (note.runs.isEmpty ? 0 : label.count + 2)
      if room >= 0 {
        canvas.write(
          label, x: rect.x, y: rect.y, style: appearance[.muted], width: rect.width,
          alignment: .trailing)
      }
      canvas.write(note, x: rect.x + 1, y: rect.y, width: max(0, room))
      return
    }
    drawFields(
      link, selected: cursor.column.isChannel ? channelIndex : nil, on: &canvas, rect)
  }

  /// Count of the filtered rows, of the marked ones, and an order that is not the usual one.
  private var rowStatus: String {
    guard let scenario = document?.scenario else { return "" }
    var parts: [String] = []
    if !table.filter.isEmpty {
      parts.append("\(rows.count)/\(scenario.devices.count) “\(table.filter.text)”")
    }
    if !table.marks.isEmpty { parts.append("\(table.marks.count) marked") }
    if table.order == .slack || table.order == .file { parts.append("by \(table.order.title)") }
    return parts.joined(separator: " · ")
  }

  /// What a second more for the device under the cursor would bring, where no column tells it.
  private var whatIfNote: StyledText {
    guard cursor.global == nil, !rows.isEmpty,
      mainLayout.columns.rect(.whatIf, in: mainLayout.header) == nil,
      let answer = whatIfAnswer(.deadline(cursor.device))
    else { return StyledText() }
    var text = StyledText("+1 s→FID ", appearance[.muted])
    text.append(answer.text, appearance[answer.role])
    return text
  }

  /// Power, gain and noise of the device under the cursor, nil where only η is known.
  private var channelFields: [Field]? {
    guard let devices = document?.scenario.devices, cursor.global == nil, !rows.isEmpty,
      devices[cursor.device].link.channel != nil
    else { return nil }
    return Field.channel(cursor.device)
  }

  private var channelIndex: Int? { Field.channel(cursor.device).firstIndex { $0 == cursor.field } }

  /// What stands in place of the rows when none is shown.
  func drawNoRows(on canvas: inout Canvas, _ rect: Rect) {
    canvas.write(
      "no device matches “\(table.filter.text)”; Esc shows all", x: rect.x, y: rect.y,
      style: appearance[.warning], width: rect.width, alignment: .center)
  }
}
