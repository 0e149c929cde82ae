import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// The services with their timeline, and what explains them below.
  func drawMain(on canvas: inout Canvas, _ layout: MainLayout) {
    drawParameters(on: &canvas, layout.parameters)
    if !layout.header.isEmpty { drawServices(on: &canvas, layout) }
    drawPanels(on: &canvas, layout.panels)
  }

  /// Where the parts of the main view lie; a filter moves none of them.
  var mainLayout: MainLayout {
    MainLayout(
      size: size, devices: document?.scenario.devices.count ?? 0, enlarged: enlargedMainPanel)
  }

  /// The one panel that is shown, nil for all of them where there is room.
  var enlargedMainPanel: MainPanel? {
    table.enlarged.flatMap { mainPanels.contains($0) ? $0 : nil }
  }

  /// What `e` goes through: only STACKING searches over T*.
  private var mainPanels: [MainPanel] {
    MainPanel.allCases.filter { $0 != .targets || method.scheduler == .stacking }
  }

  /// One panel alone, then the next, then all again.
  mutating func enlargeMainPanel() {
    let all = mainPanels
    let next = enlargedMainPanel.flatMap { all.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    table.enlarged = next < all.count ? all[next] : nil
    // Where nothing but the services has room they are what is shown.
    if table.enlarged == .services, !MainLayout.hasPanels(size) { enlargeMainPanel() }
  }
}
