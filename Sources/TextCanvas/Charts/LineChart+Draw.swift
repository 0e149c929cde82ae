extension LineChart {
  /// Draws the chart into a rectangle; parts that find no room are left out, the plot last.
  public func draw(on canvas: inout Canvas, in rect: Rect, appearance: Appearance) {
    guard !rect.isEmpty else { return }
    let layout = Layout(self, in: rect)
    canvas.clipped(to: rect) { canvas in
      drawAxes(layout, on: &canvas, appearance)
      canvas.clipped(to: layout.plot) { canvas in
        drawReferences(layout.plot, on: &canvas, appearance)
        drawDots(layout.plot, on: &canvas, appearance)
        drawMarkers(layout.plot, on: &canvas, appearance)
      }
      drawLabels(layout, on: &canvas)
    }
  }

  /// Where the lines lie when the chart is drawn into a rectangle, without axes and labels.
  public func plot(in rect: Rect) -> Rect { Layout(self, in: rect).plot }

  private func drawReferences(_ plot: Rect, on canvas: inout Canvas, _ appearance: Appearance) {
    let glyph = Glyph(appearance.glyphs == .ascii ? "-" : "╌")
    for reference in references {
      guard let row = row(of: reference.value, in: plot) else { continue }
      for x in plot.x..<plot.right { canvas.put(glyph, x: x, y: row, style: reference.style) }
    }
  }

  private func drawDots(_ plot: Rect, on canvas: inout Canvas, _ appearance: Appearance) {
    guard !plot.isEmpty else { return }
    drawBands(plot, on: &canvas, appearance)
    var grid = DotGrid(tier: appearance.glyphs, columns: plot.width, rows: plot.height)
    for (owner, line) in series.enumerated() { draw(line, owner: owner, into: &grid) }
    for row in 0..<plot.height {
      for column in 0..<plot.width {
        guard let (glyph, owner) = grid.cell(column, row) else { continue }
        canvas.put(glyph, x: plot.x + column, y: plot.y + row, style: series[owner].style)
      }
    }
  }

  /// The dots of one line; a lone point is a single dot.
  private func draw(_ line: Series, owner: Int, into grid: inout DotGrid) {
    func dot(_ point: Point) -> (x: Double, y: Double) {
      (
        x.fraction(point.x) * Double(grid.width - 1),
        (1 - y.fraction(point.y)) * Double(grid.height - 1)
      )
    }
    var last: (x: Double, y: Double)?
    for point in line.points {
      let next = dot(point)
      guard next.x.isFinite, next.y.isFinite else {
        last = nil
        continue
      }
      if let last, line.isStepped {
        grid.line(from: last, to: (next.x, last.y), owner: owner)
        grid.line(from: (next.x, last.y), to: next, owner: owner)
      } else {
        grid.line(from: last ?? next, to: next, owner: owner)
      }
      last = next
    }
  }

  private func drawBands(_ plot: Rect, on canvas: inout Canvas, _ appearance: Appearance) {
    let glyph = Glyph(appearance.glyphs == .ascii ? ":" : "░")
    for band in bands {
      for column in 0..<plot.width {
        let share = plot.width > 1 ? Double(column) / Double(plot.width - 1) : 0
        let position = x.value(at: share)
        guard let low = LineChart.value(of: band.low, at: position),
          let high = LineChart.value(of: band.high, at: position), low <= high
        else { continue }
        let top = ((1 - y.fraction(high)) * Double(plot.height - 1)).clamped(to: 0...plot.height)
        let bottom = ((1 - y.fraction(low)) * Double(plot.height - 1))
          .clamped(to: -1...plot.height - 1)
        guard top <= bottom else { continue }
        for row in top...bottom {
          canvas.put(glyph, x: plot.x + column, y: plot.y + row, style: band.style)
        }
      }
    }
  }

  private func drawMarkers(_ plot: Rect, on canvas: inout Canvas, _ appearance: Appearance) {
    let glyph = Glyph(appearance.glyphs == .ascii ? "*" : "◆")
    for line in series {
      for index in line.markers where line.points.indices.contains(index) {
        let point = line.points[index]
        guard let row = row(of: point.y, in: plot), let column = column(of: point.x, in: plot)
        else { continue }
        canvas.put(glyph, x: column, y: row, style: line.style)
      }
    }
  }

  /// The canvas row of a value, nil outside the range.
  func row(of value: Double, in plot: Rect) -> Int? {
    let share = y.fraction(value)
    guard plot.height > 0, share >= 0, share <= 1 else { return nil }
    return plot.y + ((1 - share) * Double(plot.height - 1)).clamped(to: 0...plot.height - 1)
  }

  /// The canvas column of a position, nil outside the range.
  public func column(of position: Double, in plot: Rect) -> Int? {
    let share = x.fraction(position)
    guard plot.width > 0, share >= 0, share <= 1 else { return nil }
    return plot.x + (share * Double(plot.width - 1)).clamped(to: 0...plot.width - 1)
  }

  /// Linear interpolation between points with ascending x; nil outside them.
  static func value(of points: [Point], at x: Double) -> Double? {
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) / 2
      if points[middle].x < x { low = middle + 1 } else { high = middle }
    }
    guard low < points.count else { return nil }
    let right = points[low]
    if right.x == x { return right.y }
    guard low > 0 else { return nil }
    let left = points[low - 1]
    return left.y + (right.y - left.y) * (x - left.x) / (right.x - left.x)
  }
}
