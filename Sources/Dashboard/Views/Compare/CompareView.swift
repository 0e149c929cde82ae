import TextCanvas

extension DashboardState {
  func drawCompare(on canvas: inout Canvas, _ rect: Rect) {
    canvas.panel(rect, title: "compare", appearance: appearance)
  }
}
