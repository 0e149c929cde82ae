import Optimizers
import Studies
import TextCanvas

extension DashboardState {
  /// Every scheme at the point under the cursor; with room, the scheme under the cursor at every
  /// point.
  func drawFigureNumbers(_ results: SweepResults, on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty, results.design.positions.indices.contains(figures.point) else { return }
    let value = results.design.positions[figures.point]
    let inside = canvas.panel(
      rect, title: "at \(figureLabel(value))", note: "mean FID ± 95 %", appearance: appearance)
    let schemes = results.design.schemes
    let (top, rest) = inside.splitTop(schemes.count + 1)
    drawSchemes(results, on: &canvas, top)
    guard rest.height > 4 else { return }
    let (_, below) = rest.splitTop(1)
    drawPoints(results, on: &canvas, below)
  }

  private func drawSchemes(_ results: SweepResults, on canvas: inout Canvas, _ rect: Rect) {
    let schemes = results.design.schemes
    let estimates = schemes.indices.map { scheme in
      figures.off.contains(schemes[scheme])
        ? nil : results.meanFID(point: figures.point, scheme: scheme)
    }
    let best = estimates.compactMap { $0?.mean }.min()
    var rows = [FigureRow(["", "scheme", "mean FID", "±", "to best", "out", "n"], .header)]
    for (index, scheme) in schemes.enumerated() {
      let isSelected = scheme == figures.selected
      let cursor = isSelected ? (appearance.glyphs == .ascii ? ">" : "▸") : " "
      var row = FigureRow(
        [cursor + (figures.off.contains(scheme) ? "[ ]" : "[x]"), scheme.rawValue], .text)
      row.cells += figureCells(estimates[index], best: best)
      let outages = results.outages(point: figures.point, scheme: index)
      row.cells.append(
        estimates[index] == nil ? "" : NumberText.fixed(outages?.mean ?? 0, decimals: 1))
      row.cells.append(estimates[index].map { "\($0.count)" } ?? "")
      row.nameRole = figureRole(scheme)
      row.isSelected = isSelected
      rows.append(row)
    }
    draw(rows, layout: Self.schemeColumns, leading: 2, on: &canvas, rect)
  }

  private func figureCells(_ estimate: Estimate?, best: Double?) -> [String] {
    guard let estimate, let best else { return ["", "", ""] }
    let difference =
      estimate.mean == best
      ? "best" : best > 0 ? NumberText.signedPercent(estimate.mean / best - 1) : ""
    return [
      NumberText.fid(estimate.mean), estimate.halfWidth.map(Self.halfWidth) ?? "", difference,
    ]
  }

  private func drawPoints(_ results: SweepResults, on canvas: inout Canvas, _ rect: Rect) {
    guard let scheme = results.design.schemes.firstIndex(of: figures.selected) else { return }
    let unit = figures.figure == .services ? "K" : "s"
    var rows = [FigureRow([unit, figures.selected.rawValue, "±", "out", "n"], .header)]
    for (index, value) in results.design.positions.enumerated() {
      let estimate = results.meanFID(point: index, scheme: scheme)
      let outages = results.outages(point: index, scheme: scheme)
      var row = FigureRow(
        [
          figureValue(value), estimate.map { NumberText.fid($0.mean) } ?? "",
          estimate?.halfWidth.map(Self.halfWidth) ?? "",
          outages.map { NumberText.fixed($0.mean, decimals: 1) } ?? "",
          estimate.map { "\($0.count)" } ?? "",
        ], .text)
      row.isSelected = index == figures.point
      rows.append(row)
    }
    draw(rows, layout: Self.pointColumns, leading: 0, on: &canvas, rect)
  }

  private static let schemeColumns: [TableLayout.Column] = [
    .fixed(4, priority: 9), .fixed(15, priority: 9), .fixed(8, priority: 8),
    .fixed(6, priority: 7), .fixed(7, priority: 6), .fixed(4, priority: 5), .fixed(3, priority: 5),
  ]

  private static let pointColumns: [TableLayout.Column] = [
    .fixed(7, priority: 9), .fixed(15, priority: 8), .fixed(6, priority: 7),
    .fixed(5, priority: 5), .fixed(3, priority: 5),
  ]

  private static func halfWidth(_ value: Double) -> String {
    NumberText.fixed(value, decimals: value < 10 ? 3 : value < 1000 ? 1 : 0)
  }

  /// Rows of cells; the first `leading` columns begin at the left, the others end at the right.
  private func draw(
    _ rows: [FigureRow], layout: [TableLayout.Column], leading: Int, on canvas: inout Canvas,
    _ rect: Rect
  ) {
    let table = TableLayout(layout, width: rect.width)
    for (offset, row) in rows.prefix(rect.height).enumerated() {
      for slot in table.slots where row.cells.indices.contains(slot.column) {
        let role = slot.column == 1 && leading > 0 ? row.nameRole ?? row.role : row.role
        let style = appearance[role]
        canvas.write(
          row.cells[slot.column], x: rect.x + slot.x, y: rect.y + offset,
          style: row.isSelected ? style.adding(.bold) : style, width: slot.width,
          alignment: slot.column < leading ? .leading : .trailing)
      }
    }
  }
}

/// A row of a table of numbers.
private struct FigureRow {
  var cells: [String]
  var role: Role
  var nameRole: Role?
  var isSelected = false

  init(_ cells: [String], _ role: Role) {
    self.cells = cells
    self.role = role
  }
}
