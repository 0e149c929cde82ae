import BatchModel

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
    let root: YAMLNode?
    do throws(Fault) {
      root = try YAMLParser.parse(bytes, faults: &yaml.faults)
    } catch {
      // What is not YAML is one fault alone.
      yaml.faults = FaultList()
      yaml.faults.add(error.place, error.message)
      return nil
    }
    guard let root else {
      yaml.faults.add(.start, "the text is empty: allowed is a mapping with at least `devices`")
      return nil
    }
    guard let fields = yaml.fields(root, of: "the scenario", allowed: Self.keys) else {
      return nil
    }
    let given = fields["name"].map { self.name($0) } ?? name
    let bandwidth = yaml.number(
      "bandwidth", in: fields, .positive(" in Hz"), default: Scenario.defaultBandwidth)
    let content = yaml.number(
      "content", in: fields, .positive(" in bits"), default: Scenario.defaultContent)
    let delay = fields["delay"].map { self.delay($0) } ?? .paper
    let quality = fields["quality"].map { self.quality($0) } ?? .paper
    let pso = fields["pso"].map { self.swarm($0) } ?? SwarmSettings()
    guard let list = fields["devices"] else {
      yaml.missing("devices", in: fields, "a list of 1 to \(Self.deviceLimit) devices")
      return nil
    }
    guard let devices = self.devices(list, delay: delay), let given, let bandwidth, let content,
      let delay, let quality, let pso
    else { return nil }
    return Scenario(
      name: given, bandwidth: bandwidth, content: content, delay: delay, quality: quality,
      pso: pso, devices: devices)
  }

  /// A name: its text as it is written, even `no` or `1e3`.
  mutating func name(_ node: YAMLNode) -> String? {
    guard let text = node.text else {
      yaml.refuse(node, "`name` is no text", "a text of 1 to 64 characters")
      return nil
    }
    let end = text.index(text.startIndex, offsetBy: 64, limitedBy: text.endIndex)
    guard !text.isEmpty, end == nil || end == text.endIndex else {
      let length = text.isEmpty ? "empty" : "too long"
      yaml.refuse(node, "`name` is \(length)", "a text of 1 to 64 characters")
      return nil
    }
    return text
  }

  private mutating func delay(_ node: YAMLNode) -> DelayModel? {
    if let text = node.text {
      guard let preset = DelayPreset.named(text) else {
        unknownPreset(node, "delay", DelayPreset.all.map(\.name), "a mapping of `a` and `b`")
        return nil
      }
      return preset.model
    }
    guard let fields = yaml.fields(node, of: "`delay`", allowed: ["a", "b"]) else { return nil }
    let a = yaml.number("a", in: fields, .positive(" in seconds"))
    let b = yaml.number("b", in: fields, .positive(" in seconds"))
    guard let a, let b else { return nil }
    let model = DelayModel(a: a, b: b)
    guard model.single >= Self.shortestStep else {
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
    let weight = NumberLimits.upTo(10, open: false)
    func whole(_ name: String, _ range: ClosedRange<Int>, _ value: Int) -> Int? {
      fields[name].map { yaml.wholeNumber($0, name, range) } ?? value
    }
    func number(_ name: String, _ value: Double) -> Double? {
      yaml.number(name, in: fields, weight, default: value)
    }
    let particles = whole("particles", 1...10_000, standard.particles)
    let iterations = whole("iterations", 0...1_000_000, standard.iterations)
    let inertia = number("inertia", standard.inertia)
    let cognitive = number("cognitive", standard.cognitive)
    let social = number("social", standard.social)
    let seed = whole("seed", 0...Int.max, standard.seed)
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
    let nearest = NearestName.to(node.text ?? "", among: presets).map { ". Maybe `\($0)`?" } ?? ""
    yaml.refuse(
      node, "`\(key)` is no preset",
      "\(otherwise), or one of \(HarmlessText.list(presets))\(nearest)")
  }
}
