import CCurses
import TextCanvas

extension CursesTerminal {
  /// Shows a canvas: sends what differs from the screen, in one write; nothing when all is equal.
  ///
  /// What lies outside the terminal is cut; cells beyond the canvas are blank. While the terminal
  /// does not take output, frames are dropped and `wait` shows the newest as soon as it does.
  public func draw(_ canvas: Canvas) {
    guard cc_catch_up() else {
      deferred = canvas
      return
    }
    deferred = nil
    guard put(canvas.withFewerColorChanges()) || mustRefresh else { return }
    refresh()
  }

  /// Sends the whole screen again, for when something else has written on it.
  public func repaint() {
    cc_invalidate()
    mustRefresh = true
    if let canvas = deferred ?? shown { draw(canvas) }
  }

  /// Asks for mouse events or leaves the mouse to the terminal, as at the start.
  public func setMouse(_ on: Bool) { cc_set_mouse(on) }

  /// Sends what is on the screen by ncurses' knowledge.
  func refresh() {
    mustRefresh = false
    let frame = cc_refresh()
    lastFrame = FrameStatistics(bytes: frame.bytes, writes: frame.writes)
  }

  /// Goes on after a stalled terminal takes output again.
  func catchUp() {
    if cc_catch_up(), let canvas = deferred { draw(canvas) }
  }

  /// Puts the cells that changed; returns whether there are any.
  private func put(_ canvas: Canvas) -> Bool {
    defer { shown = canvas }
    if let shown, shown.size == canvas.size {
      guard shown.cells != canvas.cells else { return false }
      return shown.cells.withUnsafeBufferPointer { put(canvas, unless: $0) }
    }
    cc_erase()
    _ = put(canvas, unless: UnsafeBufferPointer(start: nil, count: 0))
    return true
  }

  private func put(_ canvas: Canvas, unless old: UnsafeBufferPointer<Cell>) -> Bool {
    let width = min(canvas.size.width, size.width)
    var changed = false
    for y in 0..<min(canvas.size.height, size.height) {
      let row = y * canvas.size.width
      for x in 0..<width {
        let cell = canvas.cells[row + x]
        if !old.isEmpty, old[row + x] == cell { continue }
        changed = true
        // Its left half brings the right half along.
        if cell.glyph == .continuation { continue }
        let isWide = x + 1 < canvas.size.width && canvas.cells[row + x + 1].glyph == .continuation
        cc_put(Int32(x), Int32(y), palette.cell(cell, width: isWide ? 2 : 1))
      }
    }
    return changed
  }
}
