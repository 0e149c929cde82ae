import TextCanvas

extension DashboardState {
  func drawFigures(on canvas: inout Canvas, _ rect: Rect) {
    canvas.panel(rect, title: "figures", appearance: appearance)
  }
}
