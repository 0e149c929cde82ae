extension VectorChart {
  private static let size = (width: 640.0, height: 440.0)
  private static let plot = (left: 66.0, right: 622.0, bottom: 388.0)

  /// Colours of Okabe and Ito, which hold for all kinds of colour vision.
  private static let colors = [
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000",
  ]
  /// Patterns, so that curves can be told apart without colours too.
  private static let dashes = ["", "7 3", "2 2.5", "9 3 2 3", "5 2 1 2 1 2", "12 4", "1 4"]

  /// The chart as one SVG document, the same for the same chart.
  ///
  /// Text is text, in whatever sans-serif font the reader has; nothing depends on its widths but
  /// the room of the legend, which is ample.
  public var svg: String {
    let (width, height) = (SvgShape.number(Self.size.width), SvgShape.number(Self.size.height))
    let (legend, top) = legend
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-label="\(title.xmlEscaped)" \
      font-family="sans-serif" font-size="13" fill="#1a1a1a">
      <title>\(title.xmlEscaped)</title>
      <rect width="\(width)" height="\(height)" fill="#ffffff"/>

      """
    text += label(title, x: Self.size.width / 2, y: 20, more: " font-weight=\"bold\"")
    text += legend + grid(top)
    for index in bars.indices { text += drawn(bar: index, top) }
    for index in series.indices.reversed() { text += band(index, top) }
    for index in series.indices.reversed() { text += line(index, top) }
    return text + axes(top) + "</svg>\n"
  }

  /// The entries over the plot, and where the plot begins.
  private var legend: (text: String, top: Double) {
    let names = bars.isEmpty ? series.map(\.name) : partNames
    var (text, x, y) = ("", Self.plot.left, 42.0)
    for (index, name) in names.enumerated() {
      let room = 40 + Double(name.count) * Self.letter
      if x > Self.plot.left, x + room > Self.plot.right { (x, y) = (Self.plot.left, y + 19) }
      if bars.isEmpty {
        if series[index].kind != .markers { text += path("M\(n(x)) \(n(y))h26", index) }
        if series[index].kind != .line { text += marker(index, x + 13, y) }
      } else if index == names.count - 1 {
        text += "<path d=\"M\(n(x + 4)) \(n(y))h18\" stroke=\"#000000\" stroke-width=\"2.4\"/>\n"
      } else {
        text += rect(x + 4, y - 6, 18, 12, fill: Self.fills[index % Self.fills.count])
      }
      text += label(name, x: x + 32, y: y + 4.5, anchor: "start")
      x += room
    }
    return (text, y + 18)
  }

  /// Room for a letter of any font.
  private static let letter = 7.6

  private static let fills = ["#0072b2", "#e69f00"]

  // MARK: Axes

  private func grid(_ top: Double) -> String {
    var text = ""
    for tick in y.ticks(atMost: 9) {
      let at = n(place(y: tick, top))
      text += "<path d=\"M\(n(Self.plot.left)) \(at)H\(n(Self.plot.right))\" stroke=\"#dddddd\"/>\n"
    }
    return text
  }

  private func axes(_ top: Double) -> String {
    let (left, right, bottom) = Self.plot
    var text =
      "<path d=\"M\(n(left)) \(n(top))V\(n(bottom))H\(n(right))\" fill=\"none\" "
      + "stroke=\"#1a1a1a\"/>\n"
    let decimals = y.tickDecimals(atMost: 9)
    for tick in y.ticks(atMost: 9) {
      let at = place(y: tick, top)
      text += "<path d=\"M\(n(left)) \(n(at))h-5\" stroke=\"#1a1a1a\"/>\n"
      text += label(
        number(tick, decimals, y), x: left - 9, y: at + 4.5, anchor: "end")
    }
    // A number under each bar, as long as they do not touch.
    let pace = bars.count / 25 + 1
    let ticks =
      bars.isEmpty
      ? x.ticks(atMost: 11)
      : stride(from: 1, through: bars.count, by: pace).map(Double.init)
    let places = bars.isEmpty ? x.tickDecimals(atMost: 11) : 0
    for tick in ticks {
      let at = place(x: tick)
      text += "<path d=\"M\(n(at)) \(n(bottom))v5\" stroke=\"#1a1a1a\"/>\n"
      text += label(number(tick, places, x), x: at, y: bottom + 20)
    }
    text += label(xLabel, x: (left + right) / 2, y: bottom + 42)
    let middle = n((top + bottom) / 2)
    return text + "<text x=\"18\" y=\"\(middle)\" text-anchor=\"middle\" "
      + "transform=\"rotate(-90 18 \(middle))\">\(yLabel.xmlEscaped)</text>\n"
  }

  /// On a logarithmic axis every number has the decimals it needs.
  private func number(_ tick: Double, _ decimals: Int, _ scale: ChartScale) -> String {
    scale.isLogarithmic
      ? SvgShape.number(tick) : NumberText.fixed(tick, decimals: decimals)
  }

  // MARK: Curves

  private func line(_ index: Int, _ top: Double) -> String {
    let line = series[index]
    let places = line.points.map { (place(x: $0.x), place(y: $0.y, top)) }
      .filter { $0.0.isFinite && $0.1.isFinite }
    var text = ""
    if line.kind != .markers, !places.isEmpty {
      let data = places.enumerated().map {
        "\($0.offset == 0 ? "M" : "L")\(n($0.element.0)) \(n($0.element.1))"
      }
      text += path(data.joined(), index)
    }
    if line.kind != .line { text += places.map { marker(index, $0.0, $0.1) }.joined() }
    return text
  }

  private func band(_ index: Int, _ top: Double) -> String {
    let banded = series[index].points.compactMap { point in
      point.interval.map { (x: place(x: point.x), low: $0.lowerBound, high: $0.upperBound) }
    }
    guard banded.count > 1 else { return "" }
    let there = banded.map { "\(n($0.x)) \(n(place(y: min($0.high, y.upper), top)))" }
    let back = banded.reversed().map { "\(n($0.x)) \(n(place(y: max($0.low, y.lower), top)))" }
    return "<path d=\"M\((there + back).joined(separator: "L"))Z\" fill=\"\(color(index))\" "
      + "fill-opacity=\"0.18\"/>\n"
  }

  private func path(_ data: String, _ index: Int) -> String {
    let lines = series.prefix(index).count { $0.kind != .markers }
    let dash = Self.dashes[lines % Self.dashes.count]
    return "<path d=\"\(data)\" fill=\"none\" stroke=\"\(color(index))\" stroke-width=\"1.8\" "
      + "stroke-linejoin=\"round\"" + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"") + "/>\n"
  }

  /// A circle, square, triangle, diamond, cross or another triangle.
  private func marker(_ index: Int, _ x: Double, _ y: Double) -> String {
    let (s, start) = (4.0, "M\(n(x)) \(n(y))")
    let data =
      switch index % 6 {
      case 0: start + "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z"
      case 1: start + "m-\(n(s - 0.4))-\(n(s - 0.4))h7.2v7.2h-7.2z"
      case 2: start + "m0-5l4.6 8.4h-9.2z"
      case 3: start + "m0-5.2l5.2 5.2l-5.2 5.2l-5.2-5.2z"
      case 4:
        start
          + "m-4.6-3.2l1.4-1.4l3.2 3.2l3.2-3.2l1.4 1.4l-3.2 3.2l3.2 3.2l-1.4 1.4l-3.2-3.2l-3.2 3.2l-1.4-1.4l3.2-3.2z"
      default: start + "m0 5l4.6-8.4h-9.2z"
      }
    return "<path d=\"\(data)\" fill=\"\(color(index))\"/>\n"
  }

  // MARK: Bars

  private func drawn(bar index: Int, _ top: Double) -> String {
    let width = (place(x: 2) - place(x: 1)) * 0.62
    let left = place(x: Double(index + 1)) - width / 2
    var (text, from) = ("", 0.0)
    for (part, length) in bars[index].parts.enumerated() {
      let (low, high) = (place(y: from, top), place(y: from + length, top))
      text += rect(left, high, width, low - high, fill: Self.fills[part % Self.fills.count])
      from += length
    }
    let name = bars[index].label
    if from > 0, Double(name.count) * Self.letter < width {
      text += label(
        name, x: place(x: Double(index + 1)), y: Self.plot.bottom - 7, more: " fill=\"#ffffff\"")
    }
    let mark = place(y: bars[index].mark, top)
    return text + "<path d=\"M\(n(left - 4)) \(n(mark))h\(n(width + 8))\" stroke=\"#000000\" "
      + "stroke-width=\"2.4\"/>\n"
  }

  // MARK: Places

  private func place(x value: Double) -> Double {
    Self.plot.left + x.fraction(value) * (Self.plot.right - Self.plot.left)
  }

  private func place(y value: Double, _ top: Double) -> Double {
    Self.plot.bottom - y.fraction(value) * (Self.plot.bottom - top)
  }

  private func color(_ index: Int) -> String { Self.colors[index % Self.colors.count] }

  private func n(_ value: Double) -> String { SvgShape.number(value) }

  private func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: String
  ) -> String {
    "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\" "
      + "fill=\"\(fill)\"/>\n"
  }

  private func label(
    _ text: String, x: Double, y: Double, anchor: String = "middle", more: String = ""
  ) -> String {
    "<text x=\"\(n(x))\" y=\"\(n(y))\" text-anchor=\"\(anchor)\"\(more)>"
      + "\(raised(text))</text>\n"
  }

  /// The text with exponents above the line.
  private func raised(_ text: String) -> String {
    let parts = text.split(separator: "^", omittingEmptySubsequences: false).map(String.init)
    return parts.dropFirst().reduce(parts[0].xmlEscaped) { before, part in
      let (exponent, rest) = (part.prefix { $0 != " " }, part.drop { $0 != " " })
      // Viewers differ in whether a blank at the start of a piece counts.
      let after =
        rest.isEmpty
        ? "" : "<tspan dx=\"4\" dy=\"5\">\(String(rest.dropFirst()).xmlEscaped)</tspan>"
      return before
        + "<tspan dy=\"-5\" font-size=\"10\">\(String(exponent).xmlEscaped)</tspan>" + after
    }
  }
}
