import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Convergence, the search over T*, and the batch under the cursor, side by side or one alone.
  func drawPanels(on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    switch enlargedMainPanel {
    case .convergence: return drawConvergence(on: &canvas, rect)
    case .targets: return drawTargetSearch(on: &canvas, rect)
    case .batch: return drawBatch(on: &canvas, rect)
    case .services, nil: break
    }
    let isWide = rect.width >= 78 && method.scheduler == .stacking
    let (fid, rest) = rect.splitLeft(rect.width * (isWide ? 30 : 42) / 100)
    drawConvergence(on: &canvas, fid)
    let (target, batch) = rest.splitLeft(isWide ? rect.width * 26 / 100 : 0)
    if isWide { drawTargetSearch(on: &canvas, target) }
    drawBatch(on: &canvas, batch)
  }

  /// Best mean FID over the iterations up to the play head, and the equal split.
  private func drawConvergence(on canvas: inout Canvas, _ rect: Rect) {
    let note =
      rect.width >= 30 ? jointBound.map { "bound \(NumberText.besideCurve($0))" } ?? "" : ""
    let plot = canvas.panel(rect, title: "mean FID", note: note, appearance: appearance)
    guard let record, let iteration, record.last != nil else { return }
    let isRoomy = plot.width >= 30
    let references = beyond(record, isRoomy: isRoomy)
    // The axes cover the whole record, so that nothing jumps while the head moves.
    var chart = LineChart(
      x: ChartScale(0, Double(max(1, record.iterations))),
      y: ChartScale(
        covering: record.trace + [record.equalSplit ?? record.trace[0]]
          + references.map(\.value)))
    let isSolved = record.stopped != nil && iteration == record.last
    let points = record.trace.prefix(iteration + 1).enumerated().map {
      LineChart.Point(Double($0.offset), $0.element)
    }
    if let equal = record.equalSplit, method.allocation.isSearch {
      chart.references = [
        LineChart.Reference(
          value: equal, style: appearance[.baseline],
          label: (isRoomy ? "equal " : "") + NumberText.besideCurve(equal))
      ]
    }
    chart.references += references
    if iteration < record.trace.count - 1 {
      let rest = record.trace.enumerated().dropFirst(iteration).map {
        LineChart.Point(Double($0.offset), $0.element)
      }
      chart.series.append(
        LineChart.Series(points: rest, style: appearance[.ghost], isStepped: true))
    }
    chart.series.append(
      LineChart.Series(
        points: points, style: appearance[.best], isStepped: true,
        markers: record.improvements.filter { $0.iteration <= iteration }.map(\.iteration),
        label: (isRoomy ? (isSolved ? "final " : "best ") : "")
          + NumberText.besideCurve(record.trace[iteration])))
    chart.draw(on: &canvas, in: plot, appearance: appearance)
  }

  /// What joint and exact plans of the same scenario reach, and what none is below.
  private func beyond(_ record: SolveRecord, isRoomy: Bool) -> [LineChart.Reference] {
    guard record.request.number == requests else { return [] }
    func line(_ value: Double, _ name: String, _ role: Role) -> LineChart.Reference {
      LineChart.Reference(
        value: value, style: appearance[role],
        label: (isRoomy ? name : String(name.prefix(1))) + " " + NumberText.besideCurve(value))
    }
    var lines: [LineChart.Reference] = []
    for scheme in [Scheme.exact, .joint] where scheme != method.scheme && isCompared(scheme) {
      guard let plan = compare.entries[scheme]?.plan,
        let index = compare.schemes.firstIndex(of: scheme)
      else { continue }
      lines.append(
        line(plan.meanFID, scheme.rawValue, Role.series[index % Role.series.count]))
    }
    if let bound = jointBound {
      let values = record.trace + [record.equalSplit ?? bound] + lines.map(\.value)
      let (low, high) = (values.min() ?? bound, values.max() ?? bound)
      // A bound that is far below would flatten all the rest.
      if low - bound <= max(high - low, 2 * QualityModel.noise * low) {
        lines.append(line(bound, "bound", .mark))
      }
    }
    return lines
  }

  /// Mean FID of every T* for the shown bandwidth.
  private func drawTargetSearch(on canvas: inout Canvas, _ rect: Rect) {
    let best = shown?.plan.targetSteps.map { "best T* = \($0)" } ?? ""
    let plot = canvas.panel(rect, title: "T* search", note: best, appearance: appearance)
    guard let story, let low = story.outcomes.map(\.meanFID).min() else { return }
    // What is far above the best tells nothing and would flatten the rest.
    let ceiling = low * 1.5 + 1
    let points = story.outcomes.map {
      LineChart.Point(Double($0.targetSteps), min($0.meanFID, ceiling))
    }
    var chart = LineChart(
      x: ChartScale(0, Double(story.outcomes.count)), y: ChartScale(covering: points.map(\.y)))
    chart.series = [
      LineChart.Series(
        points: points, style: appearance[.series1], markers: [story.targetSteps - 1])
    ]
    chart.draw(on: &canvas, in: plot, appearance: appearance)
  }

  /// What the batch under the cursor holds, and why it has that size.
  private func drawBatch(on canvas: inout Canvas, _ rect: Rect) {
    guard let shown, shown.plan.batches.indices.contains(cursor.batch) else {
      canvas.panel(rect, title: "no batch", appearance: appearance)
      return
    }
    let batch = shown.plan.batches[cursor.batch]
    let from = NumberText.fixed(batch.start, decimals: 2)
    let to = NumberText.fixed(batch.end, decimals: 2)
    let tasks = batch.services.count
    let number = "batch \(cursor.batch + 1)/\(shown.plan.batches.count)"
    let timed = "\(number) · \(from)–\(to) s"
    let titles = ["\(timed) · \(tasks) task\(tasks == 1 ? "" : "s")", timed]
    // The title has a blank and a line at each side.
    let title = titles.first { CharacterWidth.displayWidth(of: $0) <= rect.width - 4 } ?? number
    let inside = canvas.panel(rect, title: title, appearance: appearance).inset(dx: 1, dy: 0)
    let turn =
      shown.plan.targetSteps == nil ? nil : shownStory?.turn(ofBatch: cursor.batch)
    let explanation = BatchExplanation(
      turn: turn, members: batch.services, delay: shown.scenario.delay,
      name: { shown.plan.services[$0].name })
    let lines = explanation.lines(width: inside.width, height: inside.height)
    for (offset, line) in lines.enumerated() {
      canvas.write(
        line.text, x: inside.x, y: inside.y + offset, style: appearance[line.role],
        width: inside.width)
    }
  }
}
