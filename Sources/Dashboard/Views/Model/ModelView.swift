import TextCanvas

extension DashboardState {
  func drawModel(on canvas: inout Canvas, _ rect: Rect) {
    canvas.panel(rect, title: "model", appearance: appearance)
  }
}
