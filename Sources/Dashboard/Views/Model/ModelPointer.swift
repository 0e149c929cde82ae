import BatchModel
import TextCanvas

extension DashboardState {
  /// What lies under a point of the view: a parameter, a preset, or steps on the quality curve.
  func modelTarget(at point: Point) -> PointerTarget? {
    guard let scenario = document?.scenario else { return nil }
    let layout = modelLayout
    if layout.parameters.contains(point) {
      return fieldIndex(
        at: point, of: modelFields, selected: modelView.parameter, layout.parameters
      ).map { .model(.parameter($0)) }
    }
    if layout.presets.contains(point) {
      let list = presetList(in: layout.presets)
      let index = list.first + point.y - list.rows.y
      return list.rows.contains(point) && ModelPreset.all.indices.contains(index)
        ? .model(.preset(index)) : nil
    }
    guard layout.quality.contains(point) else { return nil }
    let parts = qualityParts(scenario, in: layout.quality)
    let plot = parts.chart.plot(in: parts.chartRect)
    guard plot.contains(point) else { return nil }
    return Self.sampled(upTo: qualityLimit)
      .compactMap { steps in
        parts.chart.column(of: Double(steps), in: plot).map { ($0, steps) }
      }
      .min { abs($0.0 - point.x) < abs($1.0 - point.x) }
      .map { .steps($0.1) }
  }
}
