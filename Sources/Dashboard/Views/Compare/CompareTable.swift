import BatchModel
import Optimizers
import TextCanvas

/// A column of the comparison.
enum CompareColumn: Int, CaseIterable {
  case mark, rank, scheme, meanFID, bar, toBest, toBaseline, gap, outages, batches, busy, busyShare
  case slack, targetSteps, elapsed, status

  var head: String {
    switch self {
    case .mark, .bar, .status: ""
    case .rank: "#"
    case .scheme: "scheme"
    case .meanFID: "FID"
    case .toBest: "Δ best"
    case .toBaseline: "Δ pin"
    case .gap: "gap"
    case .outages: "out"
    case .batches: "batch"
    case .busy: "busy s"
    case .busyShare: "busy %"
    case .slack: "slack"
    case .targetSteps: "T*"
    case .elapsed: "time"
    }
  }

  /// Cells and importance: at 80 all that the schemes are judged by, at 60 the objective.
  var layout: TableLayout.Column {
    switch self {
    case .mark: .fixed(4, priority: 9)
    case .rank: .fixed(2, priority: 3)
    case .scheme: .fixed(15, priority: 9)
    case .meanFID: .fixed(7, priority: 10)
    case .bar: .flexible(minimum: 8, priority: 1)
    case .toBest: .fixed(6, priority: 8)
    case .toBaseline: .fixed(6, priority: 7)
    case .gap: .fixed(5, priority: 7)
    case .outages: .fixed(3, priority: 6)
    case .batches: .fixed(5, priority: 5)
    case .busy: .fixed(6, priority: 5)
    case .busyShare: .fixed(6, priority: 2)
    case .slack: .fixed(5, priority: 5)
    case .targetSteps: .fixed(3, priority: 3)
    case .elapsed: .fixed(7, priority: 2)
    case .status: .fixed(11, priority: 8)
    }
  }

  var alignment: Alignment { self == .scheme || self == .status ? .leading : .trailing }
}

extension DashboardState {
  /// The first row of the table that is shown: the selected one is in sight.
  func firstComparedRow(_ rows: [CompareRow], height: Int) -> Int {
    max(0, (rows.firstIndex { $0.scheme == compare.selected } ?? 0) - height + 1)
  }

  /// The schemes, best first, with all they are judged by.
  func drawCompareTable(_ rows: [CompareRow], on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    let columns = CompareColumn.allCases
    let table = TableLayout(columns.map(\.layout), width: rect.width)
    let (head, body) = rect.splitTop(1)
    for slot in table.slots {
      canvas.write(
        columns[slot.column].head, x: head.x + slot.x, y: head.y, style: appearance[.header],
        width: slot.width, alignment: columns[slot.column].alignment)
    }
    let values = rows.compactMap(\.meanFID)
    // One scheme far off would make the others look alike.
    let most = min(values.max() ?? 0, Self.longestBar * (values.min() ?? 0))
    let first = firstComparedRow(rows, height: body.height)
    for (offset, row) in rows.dropFirst(first).prefix(body.height).enumerated() {
      let y = body.y + offset
      let isSelected = row.scheme == compare.selected
      for slot in table.slots {
        let column = columns[slot.column]
        let cell = Rect(x: body.x + slot.x, y: y, width: slot.width, height: 1)
        if column == .bar {
          drawBar(row, of: most, on: &canvas, cell)
        } else {
          var style = appearance[role(of: column, in: row)]
          if isSelected { style = style.adding(.bold) }
          canvas.write(
            text(of: column, in: row, isSelected), x: cell.x, y: y, style: style,
            width: cell.width, alignment: column.alignment)
        }
      }
    }
  }

  /// A bar shows at most so many times the best value; what is longer ends in an arrow.
  private static let longestBar = 3.0

  private func drawBar(_ row: CompareRow, of most: Double, on canvas: inout Canvas, _ cell: Rect) {
    guard let value = row.meanFID, most > 0 else { return }
    canvas.bar(
      in: cell, from: 0, to: value / most * Double(cell.width), y: cell.y,
      style: appearance[role(of: row)], appearance: appearance)
    guard value > most else { return }
    canvas.write(
      appearance.glyphs == .ascii ? ">" : "▶", x: cell.right - 1, y: cell.y,
      style: appearance[role(of: row)])
  }

  private func role(of column: CompareColumn, in row: CompareRow) -> Role {
    switch column {
    case .mark: return row.scheme == compare.selected ? .accent : .text
    case .scheme: return role(of: row)
    case .status:
      switch row.status {
      case .solving, .starting: return .accent
      case .stale: return .warning
      default: return .muted
      }
    case .outages where row.status == .solved && row.entry?.plan.outages ?? 0 > 0: return .outage
    case .rank, .elapsed: return .muted
    case .toBest where row.rank == 1 && row.status == .solved: return .best
    case .toBaseline where row.scheme == compare.baseline: return .baseline
    case .toBaseline where row.status == .solved:
      guard let difference = row.toBaseline else { return .muted }
      return difference < 0 ? .good : difference > 0 ? .warning : .text
    case .gap where gap(of: row).map { $0 < 5e-5 } == true: return .good
    // While a scheme is solved these two are its best so far; the rest is old.
    case .meanFID, .toBest: return row.status == .stale ? .muted : .text
    default: return isStale(row) ? .muted : .text
    }
  }

  private func text(of column: CompareColumn, in row: CompareRow, _ isSelected: Bool) -> String {
    let entry = row.status == .off ? nil : row.entry
    switch column {
    case .mark:
      let cursor = isSelected ? (appearance.glyphs == .ascii ? ">" : "▸") : " "
      return cursor + (row.status == .off ? "[ ]" : "[x]")
    case .rank: return row.rank.map(String.init) ?? ""
    case .scheme: return row.scheme.rawValue
    case .meanFID: return row.meanFID.map(NumberText.fid) ?? ""
    case .bar: return ""
    case .toBest: return row.rank == 1 ? "best" : row.toBest.map(NumberText.signedPercent) ?? ""
    case .toBaseline:
      if row.scheme == compare.baseline { return "pinned" }
      return row.toBaseline.map(NumberText.signedPercent) ?? ""
    case .gap:
      return gap(of: row).map { NumberText.fixed($0 * 100, decimals: $0 < 0.1 ? 2 : 1) + "%" } ?? ""
    case .outages: return entry.map { "\($0.plan.outages)" } ?? ""
    case .batches: return entry.map { "\($0.plan.batches.count)" } ?? ""
    case .busy: return entry.map { NumberText.fixed($0.busy, decimals: 2) } ?? ""
    case .busyShare: return entry.map { NumberText.fixed($0.busyShare * 100, decimals: 1) } ?? ""
    case .slack: return entry?.meanSlack.map { NumberText.fixed($0, decimals: 2) } ?? ""
    case .targetSteps: return entry?.plan.targetSteps.map(String.init) ?? ""
    case .elapsed: return entry.map { NumberText.duration($0.elapsed) } ?? ""
    case .status: return status(of: row)
    }
  }

  /// How far a solved scheme is from what no plan is below, nil while that is not known.
  private func gap(of row: CompareRow) -> Double? {
    row.status == .solved ? row.entry?.plan.gap(to: jointBound) : nil
  }

  private func status(of row: CompareRow) -> String {
    switch row.status {
    case .off: "off"
    case .waiting: "waiting"
    case .starting: "starting"
    case .solving(let iteration, let last): "at \(iteration)/\(last)"
    case .stale: "stale"
    case .solved: row.isNoise ? "≈ FID noise" : ""
    }
  }
}

extension NumberText {
  /// A mean FID beside a curve, in at most five characters below 1000.
  static func besideCurve(_ fid: some BinaryFloatingPoint) -> String {
    fid.isFinite ? fixed(Double(fid), decimals: fid < 100 ? 2 : 1) : "?"
  }

  /// A mean FID in seven cells.
  static func fid(_ value: Double) -> String {
    fixed(value, decimals: value < 100 ? 3 : value < 10_000 ? 2 : 0)
  }

  /// `+0.42%`: a part of one, signed, in six cells up to ten thousand per cent.
  static func signedPercent(_ part: Double) -> String {
    let percent = part * 100
    let size = percent.magnitude
    let text = fixed(percent, decimals: size < 9.995 ? 2 : size < 99.95 ? 1 : 0)
    return (percent > 0 ? "+" : "") + text + "%"
  }

  /// Seconds of solving: `0.4 ms`, `12 ms`, `1.23 s`.
  static func duration(_ seconds: Double) -> String {
    if seconds < 0.01 { return fixed(seconds * 1000, decimals: 1) + " ms" }
    if seconds < 0.9995 { return fixed(seconds * 1000, decimals: 0) + " ms" }
    return fixed(seconds, decimals: seconds < 100 ? 2 : 0) + " s"
  }
}
