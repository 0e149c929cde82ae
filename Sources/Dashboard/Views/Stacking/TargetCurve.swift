import Optimizers
import TextCanvas

extension DashboardState {
  /// Mean FID of every T*, with those that improved, the best and the one on screen.
  func drawTargets(
    _ story: StackingStory, _ record: StackingRecord, on canvas: inout Canvas, _ rect: Rect
  ) {
    guard !rect.isEmpty else { return }
    let best = story.outcomes[story.targetSteps - 1]
    let inside = canvas.panel(
      rect, title: "mean FID over T*",
      note: "best \(NumberText.fixed(best.meanFID, decimals: 3)) at T* \(best.targetSteps)",
      appearance: appearance)
    let lines = targetLines(story, record, best, width: inside.width)
    let shown = lines.prefix(max(1, inside.height - 4))
    for (offset, line) in shown.enumerated() {
      canvas.write(line, x: inside.x, y: inside.y + offset, width: inside.width)
    }
    drawCurve(story, record, on: &canvas, inside.splitTop(shown.count).rest)
  }

  /// What this T* is worth, how far it is from the best, and the best of those up to it.
  private func targetLines(
    _ story: StackingStory, _ record: StackingRecord, _ best: StackingOutcome, width: Int
  ) -> [StyledText] {
    let target = record.request.targetSteps
    let sofar = story.outcomes.prefix(target)
    let improved = sofar.last?.improved == true
    var value = StyledText(" T* \(target): ", appearance[.muted])
    value.append(NumberText.fixed(record.meanFID, decimals: 4), appearance[.mark])
    if target == best.targetSteps {
      value.append(" the best, kept", appearance[.best])
    } else {
      value.append(improved ? " improved" : " not better", appearance[improved ? .good : .muted])
    }
    var difference = StyledText()
    if target != best.targetSteps {
      let more = record.meanFID - best.meanFID
      let percent = best.meanFID > 0 ? more / best.meanFID * 100 : 0
      difference.append(
        " +\(NumberText.fixed(more, decimals: 4)) (\(NumberText.fixed(percent, decimals: 2)) %)",
        appearance[.warning])
    }

    let lowest = sofar.last(where: \.improved) ?? best
    let count = sofar.count(where: \.improved)
    let times = StyledText(
      " improved \(count) time\(count == 1 ? "" : "s") so far:", appearance[.muted])
    var running = StyledText(
      " \(NumberText.fixed(lowest.meanFID, decimals: 4))", appearance[.text])
    running.append(" at T* \(lowest.targetSteps)", appearance[.muted])
    let pairs = [(value, difference), (times, running)].map { StyledText($0.runs + $1.runs) }
    return pairs.allSatisfy { $0.width <= width }
      ? pairs : [value, difference, times, running].filter { $0.width > 0 }
  }

  private func drawCurve(
    _ story: StackingStory, _ record: StackingRecord, on canvas: inout Canvas, _ rect: Rect
  ) {
    let outcomes = story.outcomes
    let low = outcomes[story.targetSteps - 1].meanFID
    // What is far above the best tells nothing and would flatten the rest.
    let ceiling = low * 1.5 + 1
    let points = outcomes.map {
      LineChart.Point(Double($0.targetSteps), min($0.meanFID, ceiling))
    }
    var chart = LineChart(
      x: ChartScale(1, Double(max(2, outcomes.count))), y: ChartScale(covering: points.map(\.y)))
    let target = record.request.targetSteps
    var running = outcomes.filter(\.improved).map { points[$0.targetSteps - 1] }
    running.append(LineChart.Point(Double(outcomes.count), min(low, ceiling)))
    chart.series = [
      LineChart.Series(points: points, style: appearance[.series1]),
      LineChart.Series(
        points: running, style: appearance[.best], isStepped: true,
        markers: Array(running.indices.dropLast())),
    ]
    if points.indices.contains(target - 1) {
      let x = Double(target)
      chart.series.append(
        LineChart.Series(
          points: [LineChart.Point(x, chart.y.lower), LineChart.Point(x, chart.y.upper)],
          style: appearance[.accent]))
      chart.series.append(
        LineChart.Series(
          points: [points[target - 1]], style: appearance[.accent], markers: [0]))
    }
    chart.draw(on: &canvas, in: rect, appearance: appearance)
  }
}
