import BatchModel
import Optimizers
import TextCanvas

/// The batches of a run as far as it has come, on the rows of the table; what is to come is faint.
struct StackingTimeline {
  private let record: StackingRecord
  private let turn: Int
  private let scroll: Int
  private let appearance: Appearance
  private let lane: Rect
  private let axis: Rect
  private let track: Rect
  private let legend: Rect
  private let scale: ChartScale
  private let plan: StackingStory.Request

  init(_ state: DashboardState, _ record: StackingRecord, _ layout: StackingLayout) {
    self.record = record
    turn = state.stackingView.shownTurn
    scroll = state.stackingView.scroll
    appearance = state.appearance
    // The last column belongs to the scrollbar.
    let inner = { (rect: Rect) in
      let side = layout.side(of: rect)
      return side.splitLeft(side.width - 1).left
    }
    lane = inner(layout.lane)
    axis = inner(layout.heads)
    track = inner(layout.rows)
    legend = layout.lane.splitLeft(layout.tableWidth - 1).left
    plan = record.request.plan
    let range = state.window.range(horizon: plan.scenario.longestDeadline * 1.01)
    scale = ChartScale(range.from, range.to)
  }

  private func cells(_ seconds: Double) -> Double {
    scale.fraction(seconds) * Double(track.width)
  }

  /// Batches begun when the turn ends; the last of them is the turn's own if it has one.
  private var begun: Int { record.batch(atTurn: turn).map { $0 + 1 } ?? 0 }
  private var current: Int? { record.turns[turn].batch == nil ? nil : begun - 1 }

  /// Sizes, ruler and rows.
  func draw(on canvas: inout Canvas) {
    drawLegend(on: &canvas)
    drawSizes(on: &canvas)
    canvas.ruler(in: axis, scale: scale, appearance: appearance)
    for offset in 0..<max(0, min(track.height, plan.scenario.devices.count - scroll)) {
      drawRow(record.row(scroll + offset, ofTurn: turn), y: track.y + offset, on: &canvas)
    }
  }

  private func drawLegend(on canvas: inout Canvas) {
    let isAscii = appearance.glyphs == .ascii
    var text = StyledText(isAscii ? "~" : "▒", appearance[.transmission])
    text.append(" τ' to deadline ", appearance[.muted])
    text.append(isAscii ? "!" : "╎", appearance[.deadline])
    text.append("   batch size", appearance[.muted])
    if text.width > legend.width { text = StyledText("batch size", appearance[.muted]) }
    canvas.write(text, x: legend.x, y: legend.y, width: legend.width, alignment: .trailing)
  }

  /// The size of each batch so far over its start; that of this turn in brackets, and always.
  private func drawSizes(on canvas: inout Canvas) {
    canvas.clipped(to: lane) { canvas in
      var limit = lane.right
      if let current {
        let batch = record.batches[current]
        let text = "[\(batch.services.count)]"
        let x = max(lane.x, min(lane.x + column(batch.start) - 1, lane.right - text.count))
        canvas.write(text, x: x, y: lane.y, style: appearance[.accent])
        limit = x
      }
      var free = lane.x
      for n in 0..<(current ?? begun) {
        let batch = record.batches[n]
        let text = "\(batch.services.count)"
        let x = lane.x + column(batch.start)
        guard x >= free, x + text.count < limit else { continue }
        free = x + 1 + canvas.write(text, x: x, y: lane.y, style: appearance[role(n)])
      }
    }
  }

  private func column(_ seconds: Double) -> Int {
    Int(max(-1e6, min(1e6, cells(seconds))).rounded(.down))
  }

  private func role(_ n: Int) -> Role {
    n.isMultiple(of: 2) ? .generation : .generationAlternate
  }

  private func drawRow(_ row: StackingRecord.Row, y: Int, on canvas: inout Canvas) {
    let k = row.k
    drawBatches(k, y, on: &canvas)
    let deadline = plan.scenario.devices[k].deadline
    let budget = plan.scenario.generationBudget(k, bandwidth: plan.bandwidth[k])
    canvas.bar(
      in: track, from: cells(max(0, budget)), to: cells(deadline), y: y,
      fill: appearance.colors == .none ? .hatched : .solid, style: appearance[.transmission],
      appearance: appearance)
    canvas.mark(
      .deadline, in: track, at: cells(deadline), y: y, style: appearance[.deadline],
      appearance: appearance)
  }

  /// What runs without a pause is one bar in the future, and where batches are thinner than marks.
  private func drawBatches(_ k: Int, _ y: Int, on canvas: inout Canvas) {
    let indices = record.batchesOfService[k]
    let merges = record.batches.count > track.width * 4
    var index = indices.startIndex
    while index < indices.endIndex {
      let n = Int(indices[index])
      let isFuture = n >= begun
      let start = record.batches[n].start
      var end = record.batches[n].end
      index += 1
      while merges || isFuture, index < indices.endIndex, n != current,
        Int(indices[index]) != current, (Int(indices[index]) >= begun) == isFuture,
        record.batches[Int(indices[index])].start <= end + 1e-9
      {
        end = record.batches[Int(indices[index])].end
        index += 1
      }
      if isFuture {
        canvas.track(
          in: track, from: cells(start), to: cells(end), y: y, style: appearance[.ghost],
          appearance: appearance)
      } else {
        // The brightest there is: the accent may have the colour of every second batch.
        let style = appearance[n == current ? .title : merges ? .generation : role(n)]
        canvas.bar(
          in: track, from: cells(start), to: cells(end), y: y, style: style,
          appearance: appearance)
      }
    }
  }
}
