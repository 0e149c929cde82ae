import BatchModel
import Optimizers
import TextCanvas

extension SwarmFrame {
  /// Particles × services; the global best on top, and each particle's value beside it.
  func drawHeatMap(on canvas: inout Canvas, _ layout: SwarmLayout) {
    guard !layout.heat.isEmpty else { return }
    let late = swarm.iteration == iteration ? "" : ", computing \(iteration)"
    let inside = canvas.panel(
      layout.heat,
      title: "\(layerTitle) · iteration \(swarm.iteration) of \(swarm.settings.iterations)\(late)",
      note: "v \(view.layer.next.title)", appearance: appearance)
    guard inside.height > 0 else { return }
    let columns = Columns(layout, inside)
    drawHead(on: &canvas, columns, y: inside.y)
    if inside.height > 1 { drawRow(nil, on: &canvas, columns, y: inside.y + 1) }
    let particles = swarm.settings.particles
    let worst = swarm.personalBestValues.lazy.filter(\.isFinite).max() ?? swarm.globalBestValue
    let shown = max(0, min(layout.particleRows, particles - view.firstParticle))
    for offset in 0..<shown {
      let particle = view.firstParticle + offset
      let y = inside.y + 2 + offset
      drawRow(particle, on: &canvas, columns, y: y)
      drawBehind(particle, worst, on: &canvas, columns, y: y)
    }
    canvas.scrollbar(
      in: Rect(x: inside.right - 1, y: inside.y + 2, width: 1, height: layout.particleRows),
      offset: view.firstParticle, visible: layout.particleRows, total: particles,
      appearance: appearance)
    drawLegend(on: &canvas, layout)
  }

  /// Where the columns begin.
  private struct Columns {
    let label, map, value, best, bar: Int
    let cellWidth, count, barWidth: Int

    init(_ layout: SwarmLayout, _ inside: Rect) {
      label = inside.x
      map = label + layout.labelWidth
      cellWidth = layout.cellWidth
      count = layout.visibleColumns
      value = map + layout.cellWidth * layout.visibleColumns
      best = value + SwarmLayout.valueWidth
      bar = best + SwarmLayout.valueWidth + 1
      barWidth = layout.barWidth
    }
  }

  private var layerTitle: String {
    switch view.layer {
    case .shares: "shares tried"
    case .personalBests: "own best shares"
    case .velocities: "velocities"
    }
  }

  /// Numbers of the services by deadline, and the name of the one under the cursor.
  private func drawHead(on canvas: inout Canvas, _ columns: Columns, y: Int) {
    let header = appearance[.header]
    let width = SwarmLayout.valueWidth
    canvas.write("value", x: columns.value, y: y, style: header, width: width, alignment: .trailing)
    canvas.write(
      "own best", x: columns.best, y: y, style: header, width: width, alignment: .trailing)
    if columns.barWidth > 0 {
      canvas.write("behind", x: columns.bar, y: y, style: header, width: columns.barWidth)
    }
    let room = columns.cellWidth * columns.count
    canvas.clipped(to: Rect(x: columns.map, y: y, width: room, height: 1)) { canvas in
      var free = columns.map
      for column in 0..<columns.count {
        let number = view.firstColumn + column + 1
        let x = columns.map + column * columns.cellWidth
        guard number == 1 || number % 5 == 0 || columns.cellWidth >= 4, x >= free else { continue }
        free = x + canvas.write("\(number)", x: x, y: y, style: appearance[.muted]) + 1
      }
      guard let column = view.columns.firstIndex(of: service) else { return }
      let mark = isAscii ? "v" : "▾"
      let name = " \(mark)\(scenario.devices[service].name) "
      let x = columns.map + (column - view.firstColumn) * columns.cellWidth
      let taken = CharacterWidth.displayWidth(of: name)
      // Near the right edge the name stands before its mark.
      if x - columns.map + taken - 1 > room {
        let before = " \(scenario.devices[service].name)\(mark) "
        canvas.write(before, x: x + 2 - taken, y: y, style: appearance[.accent])
      } else {
        canvas.write(name, x: x - 1, y: y, style: appearance[.accent])
      }
    }
  }

  /// One particle, or the global best: label, cells, value and own best.
  private func drawRow(_ particle: Int?, on canvas: inout Canvas, _ columns: Columns, y: Int) {
    let isSelected = particle == view.particle && view.setting == nil
    if isSelected {
      canvas.write(
        isAscii ? ">" : "▸", x: columns.label, y: y, style: appearance[.accent])
    }
    let isBest = particle == nil || particle == swarm.bestParticle
    canvas.write(
      particle.map { "\($0 + 1)" } ?? "best", x: columns.label + 1, y: y,
      style: appearance[isBest ? .best : isSelected ? .text : .muted],
      width: columns.map - columns.label - 3, alignment: .trailing)
    if particle == swarm.bestParticle {
      canvas.write(
        isAscii ? "*" : "◆", x: columns.map - 2, y: y, style: appearance[.best])
    }
    drawCells(particle, isSelected, on: &canvas, columns, y: y)

    let width = SwarmLayout.valueWidth
    guard let particle else {
      canvas.write(
        "by \(swarm.bestParticle + 1)", x: columns.value, y: y, style: appearance[.best],
        width: width, alignment: .trailing)
      canvas.write(
        fid(swarm.globalBestValue), x: columns.best, y: y, style: appearance[.best], width: width,
        alignment: .trailing)
      return
    }
    let isKnown = swarm.values[particle] != nil
    canvas.write(
      valueText(particle), x: columns.value, y: y, style: appearance[isKnown ? .good : .muted],
      width: width, alignment: .trailing)
    canvas.write(
      fid(swarm.personalBestValues[particle]), x: columns.best, y: y,
      style: appearance[isBest ? .best : .text], width: width, alignment: .trailing)
  }

  private func drawCells(
    _ particle: Int?, _ isSelected: Bool, on canvas: inout Canvas, _ columns: Columns, y: Int
  ) {
    let layer = particle == nil ? .personalBests : view.layer
    let values = row(particle, layer)
    let equal = Double(values.count) / values.reduce(0, +)
    for column in 0..<columns.count {
      let k = view.columns[view.firstColumn + column]
      let value = values[k]
      let cell = Rect(
        x: columns.map + column * columns.cellWidth, y: y, width: columns.cellWidth, height: 1)
      let fraction =
        layer == .velocities ? SwarmScale.velocity(value) : SwarmScale.share(value * equal)
      let isCursor = isSelected && k == service
      if columns.cellWidth >= SwarmLayout.numberWidth {
        let number = NumberText.fixed(layer == .velocities ? value : value * equal, decimals: 2)
        var style = appearance.heat(fraction)
        if isCursor { style = appearance[.selection] }
        canvas.write(
          isCursor ? "[\(number)]" : number, x: cell.x, y: y, style: style, width: cell.width,
          alignment: .trailing)
      } else if isCursor {
        canvas.fill(figure(cell), Glyph("+"), style: appearance[.selection])
      } else {
        drawCell(fraction, on: &canvas, cell)
      }
    }
  }

  /// The part of a cell that is drawn: a digit alone, since two would read as a number.
  private func figure(_ cell: Rect) -> Rect { isAscii ? cell.splitLeft(1).left : cell }

  /// One cell of the map.
  ///
  /// Where the theme has but the terminal's own colours, the colour says less or more, and the
  /// shade how far from equal; the gradient alone would have three steps.
  private func drawCell(_ fraction: Double, on canvas: inout Canvas, _ cell: Rect) {
    var isSmooth = appearance.colors == .full256
    if isSmooth, case .ansi = appearance.theme.heat(0) { isSmooth = false }
    guard !isSmooth, !isAscii, appearance.colors != .none else {
      canvas.heatCell(fraction, in: figure(cell), appearance: appearance)
      return
    }
    let distance = (fraction - 0.5).magnitude
    let shades: [Unicode.Scalar] = ["·", "░", "▒", "▓", "█"]
    let level = min(shades.count - 1, Int(distance * 10 + 0.3))
    let style = level == 0 ? appearance[.muted] : appearance.heat(fraction < 0.5 ? 0 : 1)
    canvas.fill(cell, Glyph(shades[level]), style: style)
  }

  /// How far a particle's own best lies behind the global one, as a bar.
  private func drawBehind(
    _ particle: Int, _ worst: Double, on canvas: inout Canvas, _ columns: Columns, y: Int
  ) {
    let behind = swarm.personalBestValues[particle] - swarm.globalBestValue
    guard columns.barWidth > 0, behind > 0, behind.isFinite else { return }
    let most = max(worst - swarm.globalBestValue, 1e-12)
    canvas.bar(
      in: Rect(x: columns.bar, y: y, width: columns.barWidth - 1, height: 1), from: 0,
      to: behind / most * Double(columns.barWidth - 1), y: y, style: appearance[.series1],
      appearance: appearance)
  }

  /// What the colours stand for, and which services are shown, over the lower edge.
  private func drawLegend(on canvas: inout Canvas, _ layout: SwarmLayout) {
    let y = layout.heat.bottom - 1
    let isVelocity = view.layer == .velocities
    let (low, high) =
      isVelocity ? ("-1", "+1 an iteration") : isAscii ? ("/2", "x2 equal") : ("÷2", "×2 equal")
    var x = layout.heat.x + 2
    let steps = 10
    let width = low.count + high.count + steps + 4
    if layout.heat.width > width + 6 {
      x += canvas.write(" \(low) ", x: x, y: y, style: appearance[.muted])
      for step in 0..<steps {
        drawCell(
          (Double(step) + 0.5) / Double(steps), on: &canvas,
          Rect(x: x, y: y, width: 1, height: 1))
        x += 1
      }
      x += canvas.write(" \(high) ", x: x, y: y, style: appearance[.muted])
    }
    let services = view.columns.count
    let last = view.firstColumn + layout.visibleColumns
    let text =
      layout.visibleColumns < services
      ? " services \(view.firstColumn + 1)-\(last) of \(services) "
      : " services by deadline "
    if x + text.utf8.count < layout.heat.right - 2 {
      canvas.write(
        text, x: layout.heat.right - 2 - text.utf8.count, y: y, style: appearance[.muted])
    }
  }
}

extension SwarmViewState.Layer {
  /// The words for it in a hint.
  var title: String {
    switch self {
    case .shares: "shares"
    case .personalBests: "own bests"
    case .velocities: "velocities"
    }
  }
}
