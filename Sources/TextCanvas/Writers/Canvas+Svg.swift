extension Canvas {
  /// The canvas as a picture of a terminal: one SVG document, the same for the same canvas.
  ///
  /// Bars, lines and braille are shapes; everything else is text runs with a set length, so that
  /// columns line up in any monospaced font.
  public func svg(_ page: SvgPage = .dark()) -> String {
    let (cell, line) = (SvgShape.width, SvgShape.height)
    let margin = 14.0
    let top = page.title.isEmpty ? margin : margin + 26
    let width = SvgShape.number(Double(size.width) * cell + 2 * margin)
    let height = SvgShape.number(Double(size.height) * line + top + margin)
    let name = page.title.isEmpty ? "terminal" : page.title.xmlEscaped
    var result = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" aria-label="\(name)">
      <title>\(name)</title>
      <style>text{font:15px "DejaVu Sans Mono","JetBrains Mono",Menlo,Consolas,\
      "Liberation Mono",ui-monospace,monospace;white-space:pre}</style>
      <rect width="\(width)" height="\(height)" rx="8" fill="\(page.background.hex)"/>

      """
    if !page.title.isEmpty {
      let muted = page.foreground.mixed(with: page.background, share: 0.35).hex
      result += "<text x=\"50%\" y=\"26\" text-anchor=\"middle\" font-weight=\"700\" "
      result += "fill=\"\(muted)\">\(name)</text>\n"
    }
    result += "<g transform=\"translate(\(SvgShape.number(margin)) \(SvgShape.number(top)))\">\n"
    result += backgrounds(page) + shapes(page) + texts(page)
    return result + "</g>\n</svg>\n"
  }

  /// Runs of equal background, row by row, as one path per colour.
  private func backgrounds(_ page: SvgPage) -> String {
    var paths = SvgPaths()
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let ground = page.inks(self[x, y].style).ground
        var end = x + 1
        while end < size.width, page.inks(self[end, y].style).ground == ground { end += 1 }
        if let ground {
          paths.add(SvgShape.rect(cellX(x), cellY(y), cellX(end - x), SvgShape.height), ground.hex)
        }
        x = end
      }
    }
    return paths.text
  }

  /// Drawn glyphs and underlines, as one path per colour.
  private func shapes(_ page: SvgPage) -> String {
    var paths = SvgPaths()
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let cell = self[x, y]
        var end = x + 1
        while end < size.width, self[end, y] == cell, SvgShape.joins(cell.glyph) { end += 1 }
        let (ink, ground) = page.inks(cell.style)
        let left = cellX(x)
        if let (data, opacity) = SvgShape.path(cell.glyph, x: left, y: cellY(y), columns: end - x) {
          let mixed = ink.mixed(with: ground ?? page.background, share: 1 - opacity)
          paths.add(data, mixed.hex)
        }
        if cell.style.attributes.contains(.underline) {
          paths.add(SvgShape.rect(left, cellY(y) + 16, cellX(end - x), 1), ink.hex)
        }
        x = end
      }
    }
    return paths.text
  }

  private func texts(_ page: SvgPage) -> String {
    var result = ""
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let style = self[x, y].style
        guard isText(x, y), self[x, y].glyph != .blank else {
          x += 1
          continue
        }
        var end = x
        var last = x
        while end < size.width, isText(end, y), self[end, y].style == style, end - last <= 2 {
          if self[end, y].glyph != .blank { last = end }
          end += 1
        }
        result += textRun(x..<last + 1, y, page)
        x = last + 1
      }
    }
    return result
  }

  private func textRun(_ columns: Range<Int>, _ y: Int, _ page: SvgPage) -> String {
    let style = self[columns.lowerBound, y].style
    var content = ""
    for x in columns { self[x, y].glyph.append(to: &content) }
    var tag = "<text x=\"\(SvgShape.number(cellX(columns.lowerBound)))\" "
    tag += "y=\"\(SvgShape.number(cellY(y) + 13.5))\" "
    tag += "textLength=\"\(SvgShape.number(cellX(columns.count)))\" "
    tag += "lengthAdjust=\"spacingAndGlyphs\" fill=\"\(page.inks(style).ink.hex)\""
    if style.attributes.contains(.bold) { tag += " font-weight=\"700\"" }
    if style.attributes.contains(.italic) { tag += " font-style=\"italic\"" }
    return tag + ">\(content.xmlEscaped)</text>\n"
  }

  private func isText(_ x: Int, _ y: Int) -> Bool {
    SvgShape.path(self[x, y].glyph, x: 0, y: 0) == nil
  }

  private func cellX(_ x: Int) -> Double { Double(x) * SvgShape.width }
  private func cellY(_ y: Int) -> Double { Double(y) * SvgShape.height }
}

/// Path data gathered by colour, in the order in which the colours appear.
private struct SvgPaths {
  private var order: [String] = []
  private var data: [String: String] = [:]

  mutating func add(_ path: String, _ color: String) {
    if data[color] == nil { order.append(color) }
    data[color, default: ""] += path
  }

  var text: String {
    order.map { "<path fill=\"\($0)\" d=\"\(data[$0] ?? "")\"/>\n" }.joined()
  }
}

extension String {
  /// The text with the five characters that XML reserves written as entities, and without those
  /// that XML cannot hold.
  var xmlEscaped: String {
    var result = ""
    for (glyph, _) in GlyphSequence(self) {
      switch glyph.base {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x27: result += "&apos;"
      default: glyph.append(to: &result)
      }
    }
    return result
  }
}
