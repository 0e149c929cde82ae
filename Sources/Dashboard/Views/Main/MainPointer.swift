import BatchModel
import TextCanvas

extension DashboardState {
  /// What lies under a point of the view: a parameter, a row and its field, a deadline, or a moment.
  func mainTarget(at point: Point) -> PointerTarget? {
    let layout = mainLayout
    if layout.parameters.contains(point) {
      return fieldIndex(
        at: point, of: Field.global, selected: cursor.global, layout.parameters
      ).map { .parameter($0) }
    }
    let timeline = TimelineView(self, layout)
    if layout.timeline(in: layout.lane).contains(point) {
      return timeline.map { .moment($0.seconds(atColumn: point.x), device: nil) }
    }
    let row = scroll + point.y - layout.rows.y
    guard layout.rows.contains(point), rows.indices.contains(row) else { return nil }
    let k = rows[row]
    let line = Rect(x: layout.rows.x, y: point.y, width: layout.rows.width, height: 1)
    guard layout.timeline(in: line).contains(point) else {
      let isOn = { (kind: ServiceColumns.Kind) in
        layout.columns.rect(kind, in: line)?.contains(point) == true
      }
      return .device(k, isOn(.deadline) ? .deadline : isOn(.efficiency) ? .efficiency : nil)
    }
    guard let timeline, let service = service(k) else { return .device(k, nil) }
    // The mark is one cell wide: its neighbours count as well.
    if abs(timeline.column(of: service.deadline) - point.x) <= 1 { return .deadline(k) }
    return .moment(timeline.seconds(atColumn: point.x), device: k)
  }
}
