import BatchModel
import TextCanvas

/// Reads a sweep specification and collects all its faults.
struct SweepReader {
  /// Values and their faults, judged as those of a scenario.
  var yaml: NodeReader {
    get { scenario.yaml }
    set { scenario.yaml = newValue }
  }

  /// The most cells.
  var limit: Int { frame.limit }

  private let frame: SweepFile.Frame
  private var scenario = ScenarioReader()

  private static let keys =
    ScenarioParameter.allCases.map(\.rawValue) + ["seed", "replications", "schemes"]
  /// The most values of an axis.
  private static let mostValues = 100_000

  init(frame: SweepFile.Frame) { self.frame = frame }

  /// The content, nil when there are faults.
  mutating func read(_ bytes: [UInt8], settings: [String]) -> SweepFile.Content? {
    guard let (content, fields) = values(bytes, settings: settings) else { return nil }
    checkPresets(fields, content)
    guard yaml.faults.isEmpty, checkCount(content, fields) else { return nil }
    checkPoints(content, fields)
    return content
  }

  /// The content with each value checked by itself, nil where there are no values.
  mutating func values(
    _ bytes: [UInt8], settings: [String]
  ) -> (content: SweepFile.Content, fields: NodeReader.Fields)? {
    guard let root = root(bytes, settings: settings),
      let fields = yaml.fields(root, of: "the sweep", allowed: Self.keys)
    else { return nil }
    var content = SweepFile.Content(
      base: frame.base, axes: [], replications: SweepFile.defaultReplications,
      schemes: frame.usualSchemes)
    for parameter in ScenarioParameter.allCases {
      if let node = fields[parameter.rawValue] { apply(node, to: parameter, &content) }
    }
    if let node = fields["seed"] {
      content.base.pso.seed = yaml.wholeNumber(node, "seed", Scenario.Limits.seed) ?? 0
    }
    if let node = fields["replications"] {
      content.replications = yaml.wholeNumber(node, "replications", 1...frame.limit) ?? 1
    }
    if let node = fields["schemes"] { content.schemes = schemes(node) ?? [] }
    return (content, fields)
  }

  /// The mapping of a text with some of its keys replaced; an empty text is an empty mapping.
  private mutating func root(_ bytes: [UInt8], settings: [String]) -> YAMLNode? {
    var entries: [YAMLNode.Entry] = []
    for setting in settings {
      let parsed = yaml.parse(Array(setting.utf8), needed: "a mapping")
      entries += (parsed?.entries ?? []).filter { entry in
        !entries.contains { $0.key.text == entry.key.text }
      }
    }
    let isEmpty = bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    let none = YAMLNode(place: .start, range: 0..<0, content: .mapping([]))
    guard var root = isEmpty ? none : yaml.parse(bytes, needed: "a mapping of parameters") else {
      return nil
    }
    guard case .mapping(let own) = root.content else { return root }
    let given = Set(entries.compactMap(\.key.text))
    root.content = .mapping(own.filter { !given.contains($0.key.text ?? "") } + entries)
    return root
  }

  private mutating func apply(
    _ node: YAMLNode, to parameter: ScenarioParameter, _ content: inout SweepFile.Content
  ) {
    if case .mapping(let entries) = node.content,
      !entries.contains(where: { ["from", "to", "step"].contains($0.key.text) })
    {
      switch parameter {
      case .delay: content.base.delay = scenario.delay(node) ?? content.base.delay
      case .quality: content.base.quality = scenario.quality(node) ?? content.base.quality
      default: yaml.refuse(node, "`\(parameter.rawValue)` is no value", Self.allowed(parameter))
      }
      return
    }
    switch node.content {
    case .sequence(let items):
      let values = items.compactMap { value($0, of: parameter) }
      if items.isEmpty || items.count > Self.mostValues {
        yaml.refuse(
          node, "`\(parameter.rawValue)` has the wrong number of values",
          "1 to \(Self.mostValues)")
      }
      checkRepeats(items, values)
      content.axes.append(SweepAxis(parameter, values))
    case .mapping:
      if let values = range(node, of: parameter) {
        content.axes.append(SweepAxis(parameter, values))
      }
    default:
      if let value = value(node, of: parameter) { content.base.set(parameter, to: value) }
    }
  }

  private mutating func value(
    _ node: YAMLNode, of parameter: ScenarioParameter
  ) -> ScenarioParameter.Value? {
    switch parameter.kind {
    case .number(let limits):
      return yaml.number(node, parameter.rawValue, limits).map { .number($0) }
    case .preset(let names):
      guard let name = node.text, names.contains(name) else {
        scenario.unknownPreset(node, parameter.rawValue, names, "a mapping as in a scenario")
        return nil
      }
      return .preset(name)
    }
  }

  /// The values of `{from: 5, to: 40, step: 5}`, both ends included.
  private mutating func range(
    _ node: YAMLNode, of parameter: ScenarioParameter
  ) -> [ScenarioParameter.Value]? {
    guard case .number(let limits) = parameter.kind else {
      yaml.refuse(node, "`\(parameter.rawValue)` is no preset", Self.allowed(parameter))
      return nil
    }
    guard
      let fields = yaml.fields(
        node, of: "`\(parameter.rawValue)`", allowed: ["from", "to", "step"])
    else { return nil }
    let from = yaml.number("from", in: fields, limits)
    let to = yaml.number("to", in: fields, limits)
    let step = yaml.number("step", in: fields, NumberLimits(above: 0))
    guard let from, let to, let step else { return nil }
    guard from <= to else {
      yaml.faults.add(
        node.place,
        "`\(parameter.rawValue)` runs backwards: found `from` \(DecimalText.text(from)) and `to` "
          + "\(DecimalText.text(to)), allowed is `to` at `from` or above")
      return nil
    }
    let count = ((to - from) / step * (1 + 1e-12)).rounded(.down) + 1
    guard count <= Double(Self.mostValues) else {
      yaml.faults.add(
        node.place,
        "`\(parameter.rawValue)` has too many values: allowed are at most \(Self.mostValues)")
      return nil
    }
    let values = (0..<Int(count)).map { Self.decimal(from + Double($0) * step) }
    if let odd = values.first(where: { !limits.contains($0) }) {
      yaml.faults.add(
        node.place,
        "`\(parameter.rawValue)` is out of range: found \(DecimalText.text(odd)), allowed is "
          + "\(limits)")
      return nil
    }
    return values.map { .number($0) }
  }

  /// The nearest number of twelve digits: sums of decimal fractions without the digits that binary
  /// ones add.
  private static func decimal(_ value: Double) -> Double {
    Double(NumberText.significant(value, digits: 12)) ?? value
  }

  private mutating func checkRepeats(_ items: [YAMLNode], _ values: [ScenarioParameter.Value]) {
    guard items.count == values.count else { return }
    var seen: Set<ScenarioParameter.Value> = []
    for (item, value) in zip(items, values) where !seen.insert(value).inserted {
      yaml.refuse(item, "a value is given twice", "each value once")
    }
  }

  private mutating func schemes(_ node: YAMLNode) -> [String]? {
    let allowed = frame.schemes
    guard case .sequence(let items) = node.content, !items.isEmpty else {
      yaml.refuse(node, "`schemes` is no list", "a list of \(HarmlessText.list(allowed))")
      return nil
    }
    var found: Set<String> = []
    for item in items {
      if let name = item.text, allowed.contains(name) {
        if !found.insert(name).inserted { yaml.refuse(item, "a scheme is given twice", "once") }
      } else {
        yaml.refuse(
          item, "unknown scheme",
          HarmlessText.list(allowed) + NearestName.hint(item.text ?? "", among: allowed))
      }
    }
    return allowed.filter(found.contains)
  }

  private static func allowed(_ parameter: ScenarioParameter) -> String {
    switch parameter.kind {
    case .number(let limits): "\(limits), a list of such, or `from`, `to` and `step`"
    case .preset(let names): "\(HarmlessText.list(names)), a list of such, or a mapping"
    }
  }
}
