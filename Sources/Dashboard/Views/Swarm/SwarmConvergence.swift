import BatchModel
import Optimizers
import TextCanvas

extension SwarmFrame {
  /// Best so far, the spread of the personal bests, and the play head.
  func drawConvergence(on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    let count = record.improvements.count { $0.iteration <= history.last }
    let inside = canvas.panel(
      rect, title: "mean FID over iterations", note: "\(count) improvement\(count == 1 ? "" : "s")",
      appearance: appearance)
    let (plot, notes) = inside.splitBottom(inside.height >= 9 ? 3 : inside.height >= 5 ? 2 : 0)
    chart.draw(on: &canvas, in: plot, appearance: appearance)
    drawNotes(on: &canvas, notes)
  }

  private var chart: LineChart {
    let trace = record.trace
    let last = history.last
    // The axes cover the whole record, so that nothing jumps while the head moves; the first
    // personal bests are far above what is worth seeing.
    let settled = history.spreads[min(last, max(1, last / 5))]
    var chart = LineChart(
      x: ChartScale(0, Double(max(1, swarm.settings.iterations))),
      y: ChartScale(
        covering: [trace[0], trace[last], record.equalSplit ?? trace[0], Double(settled.median)]))
    chart.bands = [band]
    if let equal = record.equalSplit {
      chart.references = [
        .init(
          value: equal, style: appearance[.baseline],
          label: "equal \(NumberText.besideCurve(equal))")
      ]
    }
    // The best changes at improvements alone.
    let steps = record.improvements.map(\.iteration).filter { $0 <= last }
    let past = steps.prefix { $0 <= iteration }
    let head = Double(iteration)
    func point(_ iteration: Int) -> LineChart.Point { .init(Double(iteration), trace[iteration]) }
    if iteration < last {
      let future = [iteration] + steps.dropFirst(past.count) + [last]
      chart.series.append(
        .init(
          points: future.map(point), style: appearance[.ghost], isStepped: true,
          markers: Array(future.indices.dropFirst().dropLast())))
      chart.series.append(
        .init(
          points: [.init(head, chart.y.lower), .init(head, chart.y.upper)], style: appearance[.mark]
        ))
    }
    let isFinal = record.stopped != nil && iteration == last
    chart.series.append(
      .init(
        points: (past + [iteration]).map(point), style: appearance[.best], isStepped: true,
        markers: Array(past.indices),
        label: (isFinal ? "final " : "best ") + NumberText.besideCurve(trace[iteration])))
    return chart
  }

  /// The middle half of the personal bests.
  private var band: LineChart.Band {
    let spreads = history.spreads
    // More points than dots would only cost time.
    let stride = max(1, spreads.count / 256)
    var indices = Array(Swift.stride(from: 0, to: spreads.count, by: stride))
    if indices.last != spreads.count - 1 { indices.append(spreads.count - 1) }
    func points(_ value: (SwarmSpread) -> Float) -> [LineChart.Point] {
      indices.map { .init(Double($0), Double(value(spreads[$0]))) }
    }
    return LineChart.Band(
      low: points(\.lowerQuartile), high: points(\.upperQuartile), style: appearance[.band])
  }

  private func drawNotes(on canvas: inout Canvas, _ rect: Rect) {
    let spread = history.spreads[iteration]
    let sign = isAscii ? ":" : "░"
    let short = { (value: Float) in NumberText.besideCurve(value) }
    let low = spread.lowestKnown.map { ": \(short($0))" } ?? ""
    let high =
      spread.known > 1 ? spread.highestKnown.map { "-\(short($0))" } ?? "" : ""
    let lines = [
      "\(sign) own bests \(short(spread.lowerQuartile))-\(short(spread.upperQuartile)), "
        + "median \(short(spread.median))",
      "worst \(short(spread.worst)), \(spread.known)/\(swarm.settings.particles) improved"
        + low + high,
      "mean |v| \(NumberText.fixed(Double(spread.speed), decimals: 3))",
    ]
    for (offset, line) in lines.prefix(rect.height).enumerated() {
      let used = canvas.write(
        line, x: rect.x + 1, y: rect.y + offset, style: appearance[.text], width: rect.width - 2)
      if offset == 2 {
        drawSpeed(
          on: &canvas,
          Rect(
            x: rect.x + 2 + used, y: rect.y + offset, width: rect.width - used - 3, height: 1))
      }
    }
  }

  /// The mean speed of the particles over the whole record; up to the head in full colour.
  private func drawSpeed(on canvas: inout Canvas, _ rect: Rect) {
    let spreads = history.spreads
    guard rect.width > 4, spreads.count > 1 else { return }
    let width = min(rect.width, spreads.count)
    let speeds = (0..<width).map { Double(spreads[$0 * (spreads.count - 1) / (width - 1)].speed) }
    let line = Rect(x: rect.x, y: rect.y, width: width, height: 1)
    canvas.sparkline(
      speeds, in: line, scale: ChartScale(0, max(1e-9, speeds.max() ?? 1)),
      style: appearance[.series1], appearance: appearance)
    let head = line.x + iteration * (width - 1) / (spreads.count - 1)
    canvas.restyle(Rect(x: head + 1, y: rect.y, width: line.right - head - 1, height: 1)) {
      $0 = appearance[.ghost]
    }
  }
}
