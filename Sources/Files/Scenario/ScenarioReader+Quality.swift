import BatchModel

extension ScenarioReader {
  private static let keys: [(model: String, keys: [String])] = [
    ("power-law", ["model", "alpha", "beta", "gamma", "outage"]),
    ("table", ["model", "points", "outage"]),
  ]

  /// A quality model, or a preset's name.
  mutating func quality(_ node: YAMLNode) -> QualityModel? {
    if let text = node.text {
      guard let preset = QualityPreset.named(text) else {
        unknownPreset(
          node, "quality", QualityPreset.all.map(\.name), "a mapping with a `model`")
        return nil
      }
      return preset.model
    }
    // The model decides which keys there are; without it, those of either are allowed.
    let given = Self.model(of: node)
    let allowed =
      Self.keys.first { $0.model == given }?.keys
      ?? ["model", "alpha", "beta", "gamma", "points", "outage"]
    guard let fields = yaml.fields(node, of: "`quality`", allowed: allowed) else { return nil }
    let outage = yaml.number(
      "outage", in: fields, Scenario.Limits.fid, default: QualityModel.defaultOutage)
    guard let curve = curve(in: fields), let outage else { return nil }
    let model = QualityModel(curve: curve, outage: outage)
    warn(about: model, fields)
    return model
  }

  private static func model(of node: YAMLNode) -> String? {
    guard case .mapping(let entries) = node.content else { return nil }
    return entries.first { $0.key.text == "model" }?.value.text
  }

  private mutating func curve(in fields: NodeReader.Fields) -> QualityModel.Curve? {
    guard let model = fields["model"] else {
      yaml.missing("model", in: fields, "`power-law` or `table`")
      return nil
    }
    switch model.text {
    case "power-law":
      let alpha = yaml.number("alpha", in: fields, Scenario.Limits.powerLaw)
      let beta = yaml.number("beta", in: fields, Scenario.Limits.powerLaw)
      let gamma = yaml.number("gamma", in: fields, Scenario.Limits.fid)
      guard let alpha, let beta, let gamma else { return nil }
      return .powerLaw(alpha: alpha, beta: beta, gamma: gamma)
    case "table":
      guard let node = fields["points"] else {
        yaml.missing(
          "points", in: fields, "a list of 1 to \(Scenario.Limits.points.upperBound) `[steps, FID]`"
        )
        return nil
      }
      return points(node).map { .table($0) }
    default:
      yaml.refuse(model, "`model` is unknown", "`power-law` or `table`")
      return nil
    }
  }

  private mutating func points(_ node: YAMLNode) -> [QualityModel.Point]? {
    guard case .sequence(let items) = node.content else {
      yaml.refuse(
        node, "`points` is no list",
        "a list of 1 to \(Scenario.Limits.points.upperBound) `[steps, FID]`")
      return nil
    }
    // A table with a fault is no table: what reads it relies on all of these rules.
    let faults = yaml.faults.count
    if items.isEmpty || items.count > Scenario.Limits.points.upperBound {
      yaml.faults.add(
        node.place,
        "`points` has the wrong length: found \(items.count), allowed are 1 to \(Scenario.Limits.points.upperBound)"
      )
    }
    var points: [QualityModel.Point] = []
    var previous: Int?
    for item in items {
      guard case .sequence(let pair) = item.content, pair.count == 2 else {
        yaml.refuse(item, "a point of `points` is no pair", "`[steps, FID]`")
        previous = nil
        continue
      }
      let steps = yaml.wholeNumber(pair[0], "steps", 1...Int.max)
      let fid = yaml.number(pair[1], "FID", Scenario.Limits.fid)
      if let steps, let previous, steps <= previous {
        yaml.faults.add(
          pair[0].place,
          "the steps of `points` do not ascend: found \(steps) after \(previous), "
            + "allowed are more than \(previous)")
      }
      previous = steps
      if let steps, let fid { points.append(QualityModel.Point(steps: steps, fid: fid)) }
    }
    return yaml.faults.count == faults && points.count == items.count ? points : nil
  }

  private mutating func warn(about model: QualityModel, _ fields: NodeReader.Fields) {
    if model.risesSomewhere {
      warnings.add(
        fields["points"]?.place ?? fields.place,
        "warning: the table rises: somewhere more steps give a higher FID, which is worse")
    }
    if model.outage < model.fid(1) {
      warnings.add(
        fields["outage"]?.place ?? fields.place,
        "warning: an outage counts as better than a step: `outage` is "
          + "\(DecimalText.text(model.outage)), one step gives \(DecimalText.text(model.fid(1)))")
    }
  }
}
