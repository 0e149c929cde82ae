import TextCanvas

extension DashboardState {
  /// The whole screen.
  public func draw() -> Canvas {
    var canvas = Canvas(size: size, appearance: appearance)
    let layout = mainLayout
    guard FrameLayout.fits(size) else {
      drawTooSmall(on: &canvas)
      return canvas
    }
    guard document != nil else {
      canvas.write(
        "reading \(source) …", x: 1, y: 0, style: appearance[.muted], width: size.width - 2)
      return canvas
    }
    let frame = FrameLayout(size: size)
    drawTitle(on: &canvas, frame.title)
    switch view {
    case .main: drawMain(on: &canvas, layout)
    case .stacking: drawStacking(on: &canvas, frame.body)
    case .swarm: drawSwarm(on: &canvas, frame.body)
    case .compare: drawCompare(on: &canvas, frame.body)
    case .figures: drawFigures(on: &canvas, frame.body)
    case .model: drawModel(on: &canvas, frame.body)
    }
    drawMessage(on: &canvas, frame.message)
    drawFooter(on: &canvas, frame.footer)
    switch overlay {
    case .help(let page): HelpOverlay(page).draw(on: &canvas, appearance)
    case .palette(let palette):
      PaletteOverlay(palette, self).draw(on: &canvas, appearance)
    case .confirmQuit: drawConfirmQuit(on: &canvas)
    case .question(let question): drawQuestion(question, on: &canvas)
    case .report(let report): report.draw(on: &canvas, appearance)
    case .menu(let menu): drawMenu(menu, on: &canvas)
    case .themes(let picker): drawThemes(picker, on: &canvas)
    case .confirmReplace(let request): drawConfirmReplace(request, on: &canvas)
    case nil: break
    }
    return canvas
  }

  private func drawTooSmall(on canvas: inout Canvas) {
    let least = FrameLayout.leastSize
    let lines = [
      "too small: have \(size.width)×\(size.height), need \(least.width)×\(least.height)",
      "enlarge the terminal, or q quits",
    ]
    for (index, line) in lines.enumerated() {
      canvas.write(
        line, x: 0, y: max(0, size.height / 2 - 1) + index, style: appearance[.warning],
        width: size.width, alignment: .center)
    }
  }

  private func drawConfirmQuit(on canvas: inout Canvas) {
    drawBox(
      "leave?", ["", "Edits are not saved. q leaves without them, Esc stays.", ""], on: &canvas)
  }

  private func drawConfirmReplace(_ request: ExportRequest, on canvas: inout Canvas) {
    drawBox(
      "replace?", ["The file is there already.", request.path, "y replaces it, Esc does not."],
      on: &canvas)
  }

  private func drawBox(_ title: String, _ lines: [String], on canvas: inout Canvas) {
    let height = lines.count + 2
    let box = Rect(
      x: (size.width - 58) / 2, y: (size.height - height) / 2, width: 58, height: height)
    canvas.fill(box, style: appearance[.text])
    let inside = canvas.panel(box, title: title, isFocused: true, appearance: appearance)
    for (offset, line) in lines.enumerated() {
      canvas.write(
        line, x: inside.x, y: inside.y + offset, style: appearance[.warning],
        width: inside.width, alignment: .center)
    }
  }
}
