import TextCanvas

extension DashboardState {
  /// What lies under a point of the view: the scheme of a row.
  func compareTarget(at point: Point) -> PointerTarget? {
    let body = compareLayout.table.splitTop(1).rest
    guard body.contains(point) else { return nil }
    let rows = compareRows
    let row = firstComparedRow(rows, height: body.height) + point.y - body.y
    return rows.indices.contains(row) ? .scheme(rows[row].scheme) : nil
  }
}
