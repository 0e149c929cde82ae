import BatchModel
import TextCanvas

/// Batches, transmissions and deadlines on one time axis, a row for each service.
struct TimelineView {
  private let shown: ShownPlan
  private let ghost: Plan?
  private let appearance: Appearance
  private let lane: Rect
  private let header: Rect
  private let rows: Rect
  private let scale: ChartScale
  private let selectedBatch: Int?
  private let plan: Plan
  /// The end of the whole axis, seconds.
  let axisEnd: Double

  /// Cells at the right for what a row has to say in numbers or words.
  private static let noteWidth = 7

  /// The timeline of the shown plan, nil while the plan is of other devices or missing.
  init?(_ state: DashboardState, _ layout: MainLayout) {
    guard let shown = state.alignedPlan else { return nil }
    self.shown = shown
    plan = shown.plan
    ghost = state.ghostPlan
    appearance = state.appearance
    lane = layout.timeline(in: layout.lane)
    header = layout.timeline(in: layout.header)
    rows = layout.timeline(in: layout.rows)
    // While a deadline is dragged the axis stays, or the mark would run from the pointer.
    let end = state.pointer.drag?.axisEnd ?? shown.horizon * 1.01
    let range = state.window.range(horizon: end)
    axisEnd = end
    scale = ChartScale(range.from, range.to)
    let isOnTimeline = state.cursor.column == .timeline && state.cursor.global == nil
    selectedBatch = isOnTimeline ? state.cursor.batch : nil
  }

  /// Seconds that a cell stands for.
  var secondsPerCell: Double { (scale.upper - scale.lower) / Double(max(1, track.width)) }

  /// The moment in seconds at the middle of a column of the screen.
  func seconds(atColumn x: Int) -> Double {
    scale.lower + (Double(x - track.x) + 0.5) * secondsPerCell
  }

  /// The column of the screen that holds a moment, as it is drawn.
  func column(of seconds: Double) -> Int {
    track.x + min(Int(cells(seconds).rounded(.down)), track.width - 1)
  }

  /// The batch that runs at a moment, nil between batches.
  func batch(at seconds: Double) -> Int? {
    plan.batches.firstIndex { $0.start <= seconds && seconds < $0.end }
  }

  private var track: Rect { rows.splitLeft(rows.width - Self.noteWidth).left }

  /// Cells from the left edge of the timeline to a moment in seconds.
  private func cells(_ seconds: Double) -> Double {
    scale.fraction(seconds) * Double(track.width)
  }

  /// The batch sizes and the ruler.
  func drawAxis(on canvas: inout Canvas) {
    let axis = Rect(x: header.x, y: header.y, width: track.width, height: 1)
    canvas.ruler(in: axis, scale: scale, appearance: appearance)
    var free = lane.x
    canvas.clipped(to: Rect(x: lane.x, y: lane.y, width: track.width, height: 1)) { canvas in
      for (n, batch) in plan.batches.enumerated() {
        let start = cells(batch.start)
        if start >= Double(track.width) { break }
        let x = lane.x + Int(start.rounded(.down))
        let isSelected = n == selectedBatch
        guard x >= free || isSelected else { continue }
        let used = canvas.write(
          "\(batch.services.count)", x: x, y: lane.y,
          style: appearance[isSelected ? .selection : batchRole(n)])
        free = x + used + 1
      }
    }
  }

  private func batchRole(_ n: Int) -> Role {
    n.isMultiple(of: 2) ? .generation : .generationAlternate
  }

  /// One service: its batches, its transmission, its slack and its deadline.
  func drawRow(_ k: Int, y: Int, on canvas: inout Canvas) {
    let service = plan.services[k]
    drawBatches(k, y, on: &canvas)
    guard let delays = service.delays else {
      drawDeadline(service, y, on: &canvas)
      drawNote("outage", .outage, y, on: &canvas)
      return
    }
    canvas.bar(
      in: track, from: cells(delays.generation), to: cells(delays.endToEnd), y: y,
      fill: appearance.colors == .none ? .hatched : .solid, style: appearance[.transmission],
      appearance: appearance)
    canvas.track(
      in: track, from: cells(delays.endToEnd), to: cells(service.deadline), y: y,
      style: appearance[.slack], appearance: appearance)
    drawGhost(k, y, on: &canvas)
    drawDeadline(service, y, on: &canvas)
    let slack = service.deadline - delays.endToEnd
    let isLate = slack < -1e-6
    let number = NumberText.fixed(abs(slack), decimals: abs(slack) < 10 ? 2 : 1)
    drawNote(
      isLate ? "late \(number)" : "+\(number)", isLate ? .late : .muted, y, on: &canvas)
  }

  private func drawBatches(_ k: Int, _ y: Int, on canvas: inout Canvas) {
    let batches = shown.batches(of: k)
    // Where a batch is thinner than the finest mark, what runs without a pause is one bar.
    let merges = plan.batches.count > track.width * 4
    var index = batches.startIndex
    while index < batches.endIndex {
      let n = Int(batches[index])
      let start = plan.batches[n].start
      var end = plan.batches[n].end
      index += 1
      while merges, index < batches.endIndex, plan.batches[Int(batches[index])].start <= end + 1e-9
      {
        end = plan.batches[Int(batches[index])].end
        index += 1
      }
      var style = appearance[merges ? .generation : batchRole(n)]
      if n == selectedBatch { style = appearance[.accent] }
      canvas.bar(
        in: track, from: cells(start), to: cells(end), y: y, style: style,
        appearance: appearance)
    }
  }

  private func drawDeadline(_ service: Plan.Service, _ y: Int, on canvas: inout Canvas) {
    canvas.mark(
      .deadline, in: track, at: cells(service.deadline), y: y, style: appearance[.deadline],
      appearance: appearance)
  }

  /// Where the delivery ended before the last edit, or would with the other scheme.
  private func drawGhost(_ k: Int, _ y: Int, on canvas: inout Canvas) {
    guard let before = ghost, before.services.count == plan.services.count,
      let delays = before.services[k].delays,
      abs(cells(delays.endToEnd) - cells(plan.services[k].delays?.endToEnd ?? 0)) >= 1
    else { return }
    canvas.mark(
      .cursor, in: track, at: cells(delays.endToEnd), y: y, style: appearance[.ghost],
      appearance: appearance)
  }

  private func drawNote(_ text: String, _ role: Role, _ y: Int, on canvas: inout Canvas) {
    canvas.write(
      text, x: track.right, y: y, style: appearance[role], width: Self.noteWidth - 1,
      alignment: .trailing)
  }
}
