import TextCanvas

extension DashboardState {
  /// The services with their timeline, and what explains them below.
  func drawMain(on canvas: inout Canvas, _ layout: MainLayout) {
    drawParameters(on: &canvas, layout.parameters)
    drawServices(on: &canvas, layout)
    drawPanels(on: &canvas, layout.panels)
  }
}
