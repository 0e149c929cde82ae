import BatchModel

extension SweepReader {
  /// Parameters that belong to a curve and presets that replace it do not go together, nor do
  /// α, β and γ go with a table.
  mutating func checkPresets(_ fields: NodeReader.Fields, _ content: SweepFile.Content) {
    let parts: [(preset: ScenarioParameter, parts: [ScenarioParameter])] = [
      (.delay, [.perTask, .perBatch]), (.quality, [.alpha, .beta, .gamma]),
    ]
    for (preset, parts) in parts {
      let isVaried = content.axes.contains { $0.parameter == preset }
      let isTable =
        if preset == .quality, case .table = content.base.quality.curve { true } else { false }
      for part in parts {
        guard let node = fields[part.rawValue], isVaried || isTable else { continue }
        let reason = isVaried ? "`\(preset.rawValue)` is varied" : "`quality` is a table"
        yaml.faults.add(
          node.place,
          "`\(part.rawValue)` has no meaning here: \(reason), allowed is one of both")
      }
    }
  }

  /// Whether there are not too many cells.
  mutating func checkCount(_ content: SweepFile.Content, _ fields: NodeReader.Fields) -> Bool {
    let factors =
      content.axes.map { Double($0.values.count) } + [
        Double(content.replications), Double(content.schemes.count),
      ]
    let count = factors.reduce(1, *)
    let limit = self.limit
    guard count > Double(limit) else { return true }
    yaml.faults.add(
      fields.place,
      "the sweep has too many cells: found \(DecimalText.text(count)), allowed are at most \(limit)"
    )
    return false
  }

  /// Rules over several parameters, at every point; the first point at fault is told.
  mutating func checkPoints(_ content: SweepFile.Content, _ fields: NodeReader.Fields) {
    // Only these bind several parameters; any value of the others will do.
    let bound: Set<ScenarioParameter> = [
      .minimumDeadline, .maximumDeadline, .minimumEfficiency, .maximumEfficiency, .delay,
      .perTask, .perBatch,
    ]
    let axes = content.axes.filter { bound.contains($0.parameter) }
    var digits = [Int](repeating: 0, count: axes.count)
    while true {
      var distribution = content.base
      for (axis, digit) in zip(axes, digits) {
        distribution.set(axis.parameter, to: axis.values[digit])
      }
      if let problem = distribution.problem {
        let place = axes.compactMap { fields[$0.parameter.rawValue]?.place }.first ?? fields.place
        let point = zip(axes, digits)
          .map { "`\($0.parameter.rawValue)` \($0.values[$1].text)" }.joined(separator: ", ")
        yaml.faults.add(place, (point.isEmpty ? "" : "at \(point): ") + problem)
        return
      }
      guard let place = digits.indices.last(where: { digits[$0] + 1 < axes[$0].values.count })
      else { return }
      digits[place] += 1
      for later in digits.indices where later > place { digits[later] = 0 }
    }
  }
}
