import BatchModel
import TextCanvas

/// Reads a scenario and collects all its faults.
struct ScenarioReader {
  /// Values and their faults.
  var yaml = NodeReader()
  /// What is allowed and worth a look.
  var warnings = FaultList()

  private static let keys = [
    "name", "bandwidth", "content", "delay", "quality", "pso", "devices",
  ]

  /// The scenario, nil when there are faults; `name` is used where the text has none.
  mutating func read(_ bytes: [UInt8], name: String) -> Scenario? {
    guard let root = yaml.parse(bytes, needed: "a mapping with at least `devices`"),
      let fields = yaml.fields(root, of: "the scenario", allowed: Self.keys)
    else { return nil }
    let given = fields["name"].map { yaml.name($0) } ?? name
    let bandwidth = yaml.number(
      "bandwidth", in: fields, Scenario.Limits.bandwidth, default: Scenario.defaultBandwidth)
    let content = yaml.number(
      "content", in: fields, Scenario.Limits.content, default: Scenario.defaultContent)
    let delay = fields["delay"].map { self.delay($0) } ?? .paper
    let quality = fields["quality"].map { self.quality($0) } ?? .paper
    let pso = fields["pso"].map { self.swarm($0) } ?? SwarmSettings()
    guard let list = fields["devices"] else {
      yaml.missing(
        "devices", in: fields, "a list of 1 to \(Scenario.Limits.devices.upperBound) devices")
      return nil
    }
    guard let devices = self.devices(list, delay: delay), let given, let bandwidth, let content,
      let delay, let quality, let pso
    else { return nil }
    return Scenario(
      name: given, bandwidth: bandwidth, content: content, delay: delay, quality: quality,
      pso: pso, devices: devices)
  }

  /// A delay model, or a preset's name.
  mutating func delay(_ node: YAMLNode) -> DelayModel? {
    if let text = node.text {
      guard let preset = DelayPreset.named(text) else {
        unknownPreset(node, "delay", DelayPreset.all.map(\.name), "a mapping of `a` and `b`")
        return nil
      }
      return preset.model
    }
    guard let fields = yaml.fields(node, of: "`delay`", allowed: ["a", "b"]) else { return nil }
    let a = yaml.number("a", in: fields, Scenario.Limits.delay)
    let b = yaml.number("b", in: fields, Scenario.Limits.delay)
    guard let a, let b else { return nil }
    let model = DelayModel(a: a, b: b)
    guard model.single >= Scenario.Limits.shortestStep else {
      yaml.faults.add(
        node.place,
        "`a` + `b` is too small: found \(DecimalText.text(model.single)) s, "
          + "allowed is 1e-6 s or more")
      return nil
    }
    return model
  }

  private mutating func swarm(_ node: YAMLNode) -> SwarmSettings? {
    let keys = ["particles", "iterations", "inertia", "cognitive", "social", "seed"]
    guard let fields = yaml.fields(node, of: "`pso`", allowed: keys) else { return nil }
    let standard = SwarmSettings()
    func whole(_ name: String, _ range: ClosedRange<Int>, _ value: Int) -> Int? {
      fields[name].map { yaml.wholeNumber($0, name, range) } ?? value
    }
    func number(_ name: String, _ value: Double) -> Double? {
      yaml.number(name, in: fields, Scenario.Limits.weight, default: value)
    }
    let particles = whole("particles", Scenario.Limits.particles, standard.particles)
    let iterations = whole("iterations", Scenario.Limits.iterations, standard.iterations)
    let inertia = number("inertia", standard.inertia)
    let cognitive = number("cognitive", standard.cognitive)
    let social = number("social", standard.social)
    let seed = whole("seed", Scenario.Limits.seed, standard.seed)
    guard let particles, let iterations, let inertia, let cognitive, let social, let seed else {
      return nil
    }
    return SwarmSettings(
      particles: particles, iterations: iterations, inertia: inertia, cognitive: cognitive,
      social: social, seed: seed)
  }

  /// Reports a scalar that names no preset.
  mutating func unknownPreset(
    _ node: YAMLNode, _ key: String, _ presets: [String], _ otherwise: String
  ) {
    yaml.refuse(
      node, "`\(key)` is no preset",
      "\(otherwise), or one of \(HarmlessText.list(presets))"
        + NearestName.hint(node.text ?? "", among: presets))
  }
}
