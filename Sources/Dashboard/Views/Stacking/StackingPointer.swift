import BatchModel
import TextCanvas

extension DashboardState {
  /// What lies under a point of the view: the device of a row.
  func stackingTarget(at point: Point) -> PointerTarget? {
    let rows = stackingLayout.rows
    guard rows.contains(point), let record = stackingView.record else { return nil }
    let index = stackingView.scroll + point.y - rows.y
    guard index < record.request.plan.scenario.devices.count else { return nil }
    return .device(record.row(index, ofTurn: stackingView.shownTurn).k, nil)
  }
}
