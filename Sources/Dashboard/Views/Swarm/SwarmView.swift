import TextCanvas

extension DashboardState {
  func drawSwarm(on canvas: inout Canvas, _ rect: Rect) {
    canvas.panel(rect, title: "swarm", appearance: appearance)
  }
}
