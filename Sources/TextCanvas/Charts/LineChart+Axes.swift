extension LineChart {
  /// Where the parts of a chart lie.
  struct Layout {
    var plot: Rect
    /// Columns for numbers at the left, the axis line not counted; 0 without.
    var numbers = 0
    /// Rows for the horizontal axis: 0, 1 (numbers) or 2 (line and numbers).
    var axisRows = 0
    /// Columns for labels at the right, a blank before them not counted; 0 without.
    var labels = 0
    var ticks: [Double] = []
    var decimals = 0

    init(_ chart: LineChart, in rect: Rect) {
      plot = rect
      if chart.axes.contains(.horizontal), rect.height >= 5 {
        axisRows = rect.height >= 8 ? 2 : 1
        plot.height -= axisRows
      }
      if chart.axes.contains(.vertical), rect.width >= 16, rect.height >= 3 {
        let most = max(2, plot.height / 2 + 1)
        ticks = chart.y.ticks(atMost: most)
        decimals = chart.y.tickDecimals(atMost: most)
        numbers = ticks.map { NumberText.fixed($0, decimals: decimals).utf8.count }.max() ?? 0
        plot = plot.splitLeft(numbers + 1).rest
      }
      let texts = chart.series.compactMap(\.label) + chart.references.compactMap(\.label)
      let widest = texts.map { CharacterWidth.displayWidth(of: $0) }.max() ?? 0
      if widest > 0, plot.width >= 18 {
        // A third of the width, or a word with a number where half of it is left to the lines.
        labels = min(widest, max(plot.width / 3, min(11, plot.width - 18)))
        plot.width -= labels + 1
      }
    }
  }

  func drawAxes(_ layout: Layout, on canvas: inout Canvas, _ appearance: Appearance) {
    let isAscii = appearance.glyphs == .ascii
    let plot = layout.plot
    let border = appearance[.border]
    let left = plot.x - 1
    if layout.numbers > 0 {
      for y in plot.y..<plot.bottom {
        canvas.put(Glyph(isAscii ? "|" : "│"), x: left, y: y, style: border)
      }
      for tick in layout.ticks {
        guard let row = row(of: tick, in: plot) else { continue }
        canvas.put(Glyph(isAscii ? "+" : "┤"), x: left, y: row, style: border)
        canvas.write(
          NumberText.fixed(tick, decimals: layout.decimals), x: left - layout.numbers, y: row,
          style: appearance[.muted], width: layout.numbers, alignment: .trailing)
      }
    }
    guard layout.axisRows > 0 else { return }
    if layout.axisRows == 2 {
      canvas.fill(
        Rect(x: plot.x, y: plot.bottom, width: plot.width, height: 1),
        Glyph(isAscii ? "-" : "─"), style: border)
      if layout.numbers > 0 {
        canvas.put(Glyph(isAscii ? "+" : "└"), x: left, y: plot.bottom, style: border)
      }
    }
    drawHorizontalNumbers(layout, on: &canvas, appearance)
  }

  private func drawHorizontalNumbers(
    _ layout: Layout, on canvas: inout Canvas, _ appearance: Appearance
  ) {
    let plot = layout.plot
    let most = max(2, plot.width / 10 + 1)
    let ticks = x.ticks(atMost: most)
    let decimals = x.tickDecimals(atMost: most)
    let row = plot.bottom + layout.axisRows - 1
    var free = plot.x
    for (index, tick) in ticks.enumerated() {
      guard let column = column(of: tick, in: plot) else { continue }
      if layout.axisRows == 2 {
        canvas.put(
          Glyph(appearance.glyphs == .ascii ? "+" : "┬"), x: column, y: plot.bottom,
          style: appearance[.border])
      }
      var text = NumberText.fixed(tick, decimals: decimals)
      if index == ticks.count - 1, !unit.isEmpty { text += " " + unit }
      let width = CharacterWidth.displayWidth(of: text)
      let start = max(plot.x, min(column, plot.right - width))
      guard start >= free, start + width <= plot.right else { continue }
      free = start + canvas.write(text, x: start, y: row, style: appearance[.muted]) + 1
    }
  }

  /// Labels at the right at the height of their lines, moved apart where they would collide.
  func drawLabels(_ layout: Layout, on canvas: inout Canvas) {
    let plot = layout.plot
    guard layout.labels > 0, plot.height > 0 else { return }
    var labels: [(row: Int, text: String, style: Style)] = []
    for line in series {
      guard let text = line.label,
        let last = line.points.last(where: { $0.x.isFinite && $0.y.isFinite })
      else { continue }
      labels.append((nearestRow(last.y, plot), text, line.style))
    }
    for reference in references {
      guard let text = reference.label else { continue }
      labels.append((nearestRow(reference.value, plot), text, reference.style))
    }
    labels = labels.enumerated().sorted {
      ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
    }.map(\.element)
    for index in labels.indices.dropFirst() {
      labels[index].row = max(labels[index].row, labels[index - 1].row + 1)
    }
    var limit = plot.bottom - 1
    for index in labels.indices.reversed() {
      labels[index].row = min(labels[index].row, limit)
      limit = labels[index].row - 1
    }
    for label in labels where label.row >= plot.y {
      canvas.write(
        label.text, x: plot.right + 1, y: label.row, style: label.style, width: layout.labels)
    }
  }

  private func nearestRow(_ value: Double, _ plot: Rect) -> Int {
    plot.y + ((1 - y.fraction(value)) * Double(plot.height - 1)).clamped(to: 0...plot.height - 1)
  }
}
