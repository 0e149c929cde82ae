import BatchModel
import TextCanvas

/// One scheme in a few rows: a profile of its batch sizes over time, and below it its deliveries.
struct SchemeTimeline {
  let entry: CompareEntry
  /// The batch size that fills the profile.
  let largest: Int
  let scale: ChartScale
  let isStale: Bool
  let appearance: Appearance

  /// Cells left of the time axis.
  static let gutter = 17

  private static let levels: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiLevels: [Unicode.Scalar] = [
    " ", "_", ".", ":", "-", "=", "+", "*", "#",
  ]

  private var batches: [Plan.Batch] { entry.plan.batches }

  /// Draws it; a rectangle of one row has no room for deliveries.
  func draw(on canvas: inout Canvas, _ rect: Rect, selected: Int) {
    let (profile, deliveries) = rect.splitBottom(rect.height > 1 ? 1 : 0)
    drawProfile(on: &canvas, profile)
    drawNumbers(on: &canvas, profile.splitBottom(1).bottom, rows: profile.height)
    guard !deliveries.isEmpty else { return }
    let services = entry.plan.services
    canvas.counts(
      services.lazy.compactMap(\.delays?.endToEnd), in: deliveries, scale: scale,
      style: appearance[isStale ? .ghost : .transmission])
    guard services.indices.contains(selected), let end = services[selected].delays?.endToEnd
    else { return }
    let cell = cells(end, deliveries)
    guard cell >= 0, cell < Double(deliveries.width) else { return }
    let mark = Rect(x: deliveries.x + Int(cell), y: deliveries.y, width: 1, height: 1)
    canvas.restyle(mark) { $0 = appearance[.selection] }
  }

  /// Cells from the left edge to a moment in seconds.
  private func cells(_ seconds: Double, _ rect: Rect) -> Double {
    scale.fraction(seconds) * Double(rect.width)
  }

  /// For each cell the size of the batch that runs in its middle.
  private func drawProfile(on canvas: inout Canvas, _ rect: Rect) {
    let levels = appearance.glyphs == .ascii ? Self.asciiLevels : Self.levels
    let step = (scale.upper - scale.lower) / Double(max(1, rect.width))
    for x in 0..<rect.width {
      guard let n = batch(at: scale.lower + (Double(x) + 0.5) * step) else { continue }
      let level = level(of: n, rows: rect.height)
      for row in 0..<rect.height {
        let part = min(8, level - row * 8)
        guard part > 0 else { break }
        canvas.put(
          Glyph(levels[part]), x: rect.x + x, y: rect.bottom - 1 - row, style: style(of: n))
      }
    }
  }

  /// The sizes in the lowest row, each where its batch begins, where there is room for it.
  private func drawNumbers(on canvas: inout Canvas, _ rect: Rect, rows: Int) {
    var n = firstBatch(after: scale.lower)
    if n > 0, batches[n - 1].start >= scale.lower { n -= 1 }
    while n < batches.count {
      let start = cells(batches[n].start, rect)
      if start >= Double(rect.width) { return }
      let size = batches[n].services.count
      let text = "\(size)"
      // The profile changes in the cell whose middle the batch covers.
      let x = Int((start + 0.5).rounded(.down))
      let end = Int((cells(batches[n].end, rect) + 0.5).rounded(.down))
      if end - x > text.utf8.count, end <= rect.width {
        var style = style(of: n)
        if level(of: n, rows: rows) >= 8 { style.attributes.insert(.reverse) }
        canvas.write(text, x: rect.x + x, y: rect.y, style: style)
      }
      n += 1
    }
  }

  private func style(of n: Int) -> Style {
    if isStale { return appearance[.ghost] }
    return appearance[n.isMultiple(of: 2) ? .generation : .generationAlternate]
  }

  /// Eighths of a row, out of 8 · `rows`; any batch shows something.
  private func level(of n: Int, rows: Int) -> Int {
    let part = Double(batches[n].services.count) / Double(max(1, largest))
    return max(1, min(8 * rows, Int((part * Double(8 * rows)).rounded())))
  }

  /// The batch that runs at a moment, nil when none does.
  private func batch(at seconds: Double) -> Int? {
    let n = firstBatch(after: seconds) - 1
    return n >= 0 && seconds < batches[n].end ? n : nil
  }

  /// The first batch that starts after a moment, by bisection; their count when none does.
  private func firstBatch(after seconds: Double) -> Int {
    var low = 0
    var high = batches.count
    while low < high {
      let middle = (low + high) / 2
      if batches[middle].start > seconds { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
