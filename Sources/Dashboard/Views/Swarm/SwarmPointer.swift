import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// What lies under a point of the view: a setting, or a particle and a service of the heat map.
  func swarmTarget(at point: Point) -> PointerTarget? {
    let layout = swarmLayout
    if layout.settings.contains(point) {
      return fieldIndex(
        at: point, of: Field.swarm, selected: swarmView.setting, layout.settings
      ).map { .setting($0) }
    }
    let inside = layout.heat.inset()
    let row = point.y - inside.y - 2
    guard inside.contains(point), let moment = swarmView.moment, row >= -1,
      row < layout.particleRows, swarmView.firstParticle + row < moment.swarm.settings.particles
    else { return nil }
    let cells = point.x - inside.x - layout.labelWidth
    let column = swarmView.firstColumn + cells / layout.cellWidth
    let isCell = cells >= 0 && cells < layout.cellWidth * layout.visibleColumns
    let device =
      isCell && swarmView.columns.indices.contains(column) ? swarmView.columns[column] : nil
    return .particle(row < 0 ? nil : swarmView.firstParticle + row, device: device)
  }
}
