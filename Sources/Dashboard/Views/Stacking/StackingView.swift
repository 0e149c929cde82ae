import TextCanvas

extension DashboardState {
  func drawStacking(on canvas: inout Canvas, _ rect: Rect) {
    canvas.panel(rect, title: "STACKING", appearance: appearance)
  }
}
