import BatchModel
import Optimizers
import Studies
import TextCanvas

/// What lies under the pointer.
enum PointerTarget: Equatable {
  /// A key hint, or another place that stands for a command.
  case command(String)
  /// The tab of a view.
  case tab(ViewKind)
  /// A line of the list that is open.
  case item(Int)
  /// A parameter of the scenario, by its index in `Field.global`.
  case parameter(Int)
  /// A setting of the swarm, by its index in `Field.swarm`.
  case setting(Int)
  /// A particle, nil for the global best, and the service of its cell if it is on one.
  case particle(Int?, device: Int?)
  /// A row of the comparison.
  case scheme(Scheme)
  /// A scheme of the figures view.
  case figureScheme(Scheme)
  /// A point of a figure's axis, by its index.
  case figurePoint(Int)
  /// A place of the model view.
  case model(ModelViewState.Focus)
  /// Steps T on the quality curve.
  case steps(Int)
  /// A device's row, and the field of it that is there.
  case device(Int, Cursor.Column?)
  /// The mark of a device's deadline.
  case deadline(Int)
  /// A moment on the timeline, in seconds, on a device's row or on the lane above the rows.
  case moment(Double, device: Int?)
}

extension DashboardState {
  /// What lies under a point of the screen, by the layouts that drawing uses.
  func target(at point: Point) -> PointerTarget? {
    let frame = FrameLayout(size: size)
    guard FrameLayout.fits(size), document != nil else { return nil }
    if frame.footer.contains(point) {
      return footerHints(in: frame.footer).first { $0.rect.contains(point) }
        .map { .command($0.command) }
    }
    if overlay != nil { return listLayout?.index(at: point).map { .item($0) } }
    guard editor == nil, prompt == nil else { return nil }
    if frame.message.contains(point) {
      return viewTabs.first { $0.rect.contains(point) }.map { .tab($0.view) }
    }
    switch view {
    case .main: return mainTarget(at: point)
    case .stacking: return stackingTarget(at: point)
    case .swarm: return swarmTarget(at: point)
    case .compare: return compareTarget(at: point)
    case .figures: return figuresTarget(at: point)
    case .model: return modelTarget(at: point)
    }
  }

  private func figuresTarget(at point: Point) -> PointerTarget? {
    guard let results = figures.shownResults else { return nil }
    let layout = FiguresLayout(body: FrameLayout(size: size).body, enlarged: figures.enlarged)
    if layout.numbers.inset().contains(point) {
      // The first row holds the names of the columns.
      let row = point.y - layout.numbers.inset().y - 1
      let schemes = results.design.schemes
      return schemes.indices.contains(row) ? .figureScheme(schemes[row]) : nil
    }
    let inside = layout.chart.inset()
    guard inside.contains(point) else { return nil }
    let chart = figureChart(results, width: inside.width)
    let plot = chart.plot(in: inside)
    let positions = results.design.positions
    return positions.indices
      .compactMap { index in chart.column(of: positions[index], in: plot).map { ($0, index) } }
      .min { abs($0.0 - point.x) < abs($1.0 - point.x) }
      .map { .figurePoint($0.1) }
  }

  private func modelTarget(at point: Point) -> PointerTarget? {
    guard let scenario = document?.scenario else { return nil }
    let layout = modelLayout
    if layout.parameters.contains(point) {
      return fieldCells(modelFields, selected: modelView.parameter, after: 0, layout.parameters)
        .firstIndex { $0.rect.contains(point) }.map { .model(.parameter($0)) }
    }
    if layout.presets.contains(point) {
      let list = presetList(in: layout.presets)
      let index = list.first + point.y - list.rows.y
      return list.rows.contains(point) && ModelPreset.all.indices.contains(index)
        ? .model(.preset(index)) : nil
    }
    guard layout.quality.contains(point) else { return nil }
    let parts = qualityParts(scenario, in: layout.quality)
    let plot = parts.chart.plot(in: parts.chartRect)
    guard plot.contains(point) else { return nil }
    return Self.sampled(upTo: qualityLimit)
      .compactMap { steps in
        parts.chart.column(of: Double(steps), in: plot).map { ($0, steps) }
      }
      .min { abs($0.0 - point.x) < abs($1.0 - point.x) }
      .map { .steps($0.1) }
  }

  private func stackingTarget(at point: Point) -> PointerTarget? {
    let rows = stackingLayout.rows
    guard rows.contains(point), let record = stackingView.record else { return nil }
    let index = stackingView.scroll + point.y - rows.y
    guard index < record.request.plan.scenario.devices.count else { return nil }
    return .device(record.row(index, ofTurn: stackingView.shownTurn).k, nil)
  }

  private func compareTarget(at point: Point) -> PointerTarget? {
    let body = compareLayout.table.splitTop(1).rest
    guard body.contains(point) else { return nil }
    let rows = compareRows
    let row = firstComparedRow(rows, height: body.height) + point.y - body.y
    return rows.indices.contains(row) ? .scheme(rows[row].scheme) : nil
  }

  private func swarmTarget(at point: Point) -> PointerTarget? {
    let layout = swarmLayout
    if layout.settings.contains(point) {
      return fieldCells(Field.swarm, selected: swarmView.setting, after: 0, layout.settings)
        .firstIndex { $0.rect.contains(point) }.map { .setting($0) }
    }
    let inside = layout.heat.inset()
    let row = point.y - inside.y - 2
    guard inside.contains(point), let moment = swarmView.moment, row >= -1,
      row < layout.particleRows, swarmView.firstParticle + row < moment.swarm.settings.particles
    else { return nil }
    let cells = point.x - inside.x - layout.labelWidth
    let column = swarmView.firstColumn + cells / layout.cellWidth
    let isCell = cells >= 0 && cells < layout.cellWidth * layout.visibleColumns
    let device =
      isCell && swarmView.columns.indices.contains(column) ? swarmView.columns[column] : nil
    return .particle(row < 0 ? nil : swarmView.firstParticle + row, device: device)
  }

  private func mainTarget(at point: Point) -> PointerTarget? {
    let layout = mainLayout
    if layout.parameters.contains(point) {
      return fieldCells(Field.global, selected: cursor.global, after: 1, layout.parameters)
        .firstIndex { $0.rect.contains(point) }.map { .parameter($0) }
    }
    let timeline = TimelineView(self, layout)
    if layout.timeline(in: layout.lane).contains(point) {
      return timeline.map { .moment($0.seconds(atColumn: point.x), device: nil) }
    }
    let row = scroll + point.y - layout.rows.y
    guard layout.rows.contains(point), rows.indices.contains(row) else { return nil }
    let k = rows[row]
    let line = Rect(x: layout.rows.x, y: point.y, width: layout.rows.width, height: 1)
    guard layout.timeline(in: line).contains(point) else {
      let isOn = { (kind: ServiceColumns.Kind) in
        layout.columns.rect(kind, in: line)?.contains(point) == true
      }
      return .device(k, isOn(.deadline) ? .deadline : isOn(.efficiency) ? .efficiency : nil)
    }
    guard let timeline, let service = service(k) else { return .device(k, nil) }
    // The mark is one cell wide: its neighbours count as well.
    if abs(timeline.column(of: service.deadline) - point.x) <= 1 { return .deadline(k) }
    return .moment(timeline.seconds(atColumn: point.x), device: k)
  }
}
