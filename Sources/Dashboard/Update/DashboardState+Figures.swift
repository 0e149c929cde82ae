import BatchModel
import Optimizers
import Studies
import TextCanvas

extension DashboardState {
  /// Keeps a sweep of the open scenario going while its figure is on screen and not held.
  ///
  /// An edit of anything the sweep depends on starts it anew; whatever is known stays known.
  mutating func followFigures() -> [Effect] {
    guard view == .figures, let scenario = document?.scenario else { return stopSweep() }
    let design = figures.figure.design(
      ScenarioDistribution(scenario), replications: figures.replications)
    if figures.shownResults?.design != design {
      figures.results[figures.figure] = SweepResults(design)
    }
    guard !figures.isPaused, !figures.isComplete, let known = figures.shownResults else {
      return stopSweep()
    }
    if let awaited = figures.awaited, awaited.known.design == design,
      awaited.schemes == figures.shown
    {
      return []
    }
    figures.requests += 1
    let request = FigureRequest(
      number: figures.requests, figure: figures.figure, known: known, schemes: figures.shown)
    figures.awaited = request
    figures.record = nil
    return [.sweep(request)]
  }

  /// Takes what has been solved, unless something has overtaken it.
  mutating func accept(_ record: FigureRecord) {
    guard record.request.number == figures.awaited?.number else { return }
    figures.record = record
    figures.results[record.request.figure] = record.results
  }

  private mutating func stopSweep() -> [Effect] {
    guard figures.awaited != nil else { return [] }
    figures.awaited = nil
    figures.record = nil
    return [.cancel(.sweep)]
  }

  /// Whether a sweep is being worked on.
  var isSweeping: Bool { figures.awaited != nil }

  /// Over the schemes, in their order.
  mutating func moveFigureScheme(by offset: Int) -> [Effect] {
    let schemes = Scheme.paper
    let index = schemes.firstIndex(of: figures.selected) ?? 0
    figures.selected = schemes[max(0, min(schemes.count - 1, index + offset))]
    return []
  }

  /// Over the points of the horizontal axis.
  mutating func moveFigurePoint(by offset: Int) -> [Effect] {
    let last = (figures.shownResults?.design.points ?? 1) - 1
    figures.point = max(0, min(last, figures.point + offset))
    return []
  }

  /// Switches the scheme under the cursor on or off; the last one stays on.
  mutating func toggleFigureScheme() -> [Effect] {
    if figures.off.remove(figures.selected) != nil { return [] }
    guard figures.shown.count > 1 else {
      notice = Notice(text: "on/off: one scheme must stay on", role: .warning)
      return []
    }
    figures.off.insert(figures.selected)
    return []
  }

  /// Holds the sweep or lets it go on.
  mutating func toggleSweep() -> [Effect] {
    figures.isPaused.toggle()
    return []
  }

  /// Both panels again where there is room for them, else the sweep is held.
  mutating func leaveFigure() {
    if figures.enlarged != nil { figures.enlarged = nil } else { figures.isPaused = true }
  }

  /// The figure after this one, or before.
  mutating func showFigure(by offset: Int) -> [Effect] {
    let all = SweepFigure.allCases
    let index = all.firstIndex(of: figures.figure) ?? 0
    figures.figure = all[(index + offset + all.count) % all.count]
    return []
  }

  /// One panel alone, then the next, then both where there is room.
  mutating func enlargeFigurePanel() -> [Effect] {
    let layout = FiguresLayout(body: FrameLayout(size: size).body, enlarged: figures.enlarged)
    switch layout.only {
    case nil: figures.enlarged = .chart
    case .chart: figures.enlarged = .numbers
    case .numbers: figures.enlarged = layout.hasRoomForBoth ? nil : .chart
    }
    return []
  }
}
