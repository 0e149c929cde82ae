import BatchModel
import TextCanvas

extension PlanReport {
  /// Writes the batches of each service, its transmission and its deadline on a common scale.
  func writeTimeline(_ shown: Range<Int>, on page: inout TextPage) {
    let look = page.appearance
    let label = nameWidth(shown) + 1
    let chart = Rect(x: label, y: 0, width: page.width - label, height: 1)
    guard chart.width >= 10 else { return }
    let end = timelineEnd
    let perSecond = Double(chart.width) / end
    writeBatchSizes(chart, perSecond, on: &page)
    page.line { canvas in
      canvas.write("time", x: 0, y: 0, style: look[.header])
      canvas.ruler(in: chart, scale: ChartScale(0, end), appearance: look)
    }
    let batches = batchesByService(shown)
    for k in shown {
      let service = plan.services[k]
      page.line { canvas in
        canvas.write(service.name, x: 0, y: 0, style: look[.text], width: label - 1)
        for n in batches[k] {
          let batch = plan.batches[n]
          canvas.bar(
            in: chart, from: batch.start * perSecond, to: batch.end * perSecond, y: 0,
            style: look[n % 2 == 0 ? .generation : .generationAlternate], appearance: look)
        }
        draw(service, into: &canvas, chart, perSecond, look)
      }
    }
    writeLegend(label, on: &page)
  }

  /// The right edge in seconds: the last transmission, and deadlines unless they are far beyond.
  private var timelineEnd: Double {
    let last = plan.services.reduce(0) { max($0, $1.delays?.endToEnd ?? 0) }
    let deadline = plan.services.reduce(0) { max($0, $1.deadline) }
    let end = last == 0 ? deadline : min(deadline, last * 1.25)
    return max(end, last) * 1.005
  }

  private func batchesByService(_ shown: Range<Int>) -> [[Int]] {
    var result = [[Int]](repeating: [], count: shown.count)
    for (n, batch) in plan.batches.enumerated() {
      for k in batch.services where shown.contains(k) { result[k].append(n) }
    }
    return result
  }

  private func draw(
    _ service: Plan.Service, into canvas: inout Canvas, _ chart: Rect, _ perSecond: Double,
    _ look: Appearance
  ) {
    let deadline = service.deadline * perSecond
    if let delays = service.delays {
      let sent = delays.endToEnd * perSecond
      canvas.bar(
        in: chart, from: delays.generation * perSecond, to: sent, y: 0, fill: .hatched,
        style: look[.transmission], appearance: look)
      canvas.track(
        in: chart, from: sent, to: deadline, y: 0, style: look[.slack], appearance: look)
    } else {
      canvas.write(" outage ", x: chart.x, y: 0, style: look[.outage])
    }
    canvas.mark(.deadline, in: chart, at: deadline, y: 0, style: look[.deadline], appearance: look)
  }

  /// Writes the size of each batch over it, where there is room.
  private func writeBatchSizes(_ chart: Rect, _ perSecond: Double, on page: inout TextPage) {
    let look = page.appearance
    page.line { canvas in
      canvas.write("size", x: 0, y: 0, style: look[.muted])
      var free = chart.x
      for batch in plan.batches {
        let x = chart.x + Int(batch.start * perSecond)
        let text = String(batch.services.count)
        guard x >= free, x + text.count <= chart.right else { continue }
        canvas.write(text, x: x, y: 0, style: look[.muted])
        free = x + text.count + 1
      }
    }
  }

  private func writeLegend(_ label: Int, on page: inout TextPage) {
    let look = page.appearance
    let isAscii = look.glyphs == .ascii
    let entries: [(String, Role, String)] = [
      (isAscii ? "[=]" : "██", .generation, "batch"),
      (isAscii ? "~~" : "▒▒", .transmission, "transmission"),
      (isAscii ? ".." : "··", .slack, "slack"),
      (isAscii ? "!" : "╎", .deadline, "deadline"),
    ]
    var legend = StyledText(String(repeating: " ", count: label), look[.text])
    for (glyph, role, text) in entries {
      legend.append(glyph, look[role])
      legend.append(" \(text)   ", look[.muted])
    }
    page.line(legend)
  }
}
