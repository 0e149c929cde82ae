import BatchModel

/// Changes the text of a scenario where it differs from a wanted one, and nowhere else.
struct ScenarioUpdater {
  private let text: YAMLText
  private let old: Scenario
  private let wanted: Scenario
  private var edits: TextEdits

  typealias Pair = (key: String, text: String)

  private static let keys = [
    "name", "bandwidth", "content", "delay", "quality", "pso", "devices",
  ]

  init(text: YAMLText, old: Scenario, wanted: Scenario) {
    self.text = text
    self.old = old
    self.wanted = wanted
    edits = TextEdits(text.scalars)
  }

  /// The whole text with all edits.
  var result: String { edits.rendered(0..<text.scalars.count) }

  /// Edits the values of the scenario.
  mutating func update(_ root: YAMLNode) {
    if wanted.name != old.name {
      set("name", to: name(wanted.name, like: root.entry("name")?.value), in: root)
    }
    change(
      in: root,
      from: [
        ("bandwidth", ScenarioFile.number(old.bandwidth)),
        ("content", ScenarioFile.number(old.content)),
      ],
      to: [
        ("bandwidth", ScenarioFile.number(wanted.bandwidth)),
        ("content", ScenarioFile.number(wanted.content)),
      ], order: Self.keys)
    if wanted.delay != old.delay { updateDelay(root) }
    if wanted.quality != old.quality { updateQuality(root) }
    if wanted.pso != old.pso { updateSwarm(root) }
    if wanted.devices != old.devices { updateDevices(root) }
  }

  private mutating func updateDelay(_ root: YAMLNode) {
    let pairs = { (delay: DelayModel) -> [Pair] in
      [("a", ScenarioFile.number(delay.a)), ("b", ScenarioFile.number(delay.b))]
    }
    if let node = root.entry("delay")?.value, !node.entries.isEmpty {
      change(in: node, from: pairs(old.delay), to: pairs(wanted.delay), order: ["a", "b"])
    } else {
      let preset = DelayPreset.all.first { $0.model == wanted.delay }?.name
      set("delay", to: preset ?? Self.flow(pairs(wanted.delay)), in: root)
    }
  }

  private mutating func updateQuality(_ root: YAMLNode) {
    let node = root.entry("quality")?.value
    let outages: ([Pair], [Pair]) = (
      [("outage", ScenarioFile.number(old.quality.outage))],
      [("outage", ScenarioFile.number(wanted.quality.outage))]
    )
    switch (old.quality.curve, wanted.quality.curve, node?.entries.isEmpty) {
    case (
      .powerLaw(let alpha, let beta, let gamma), .powerLaw(let alpha2, let beta2, let gamma2),
      false
    ):
      let pairs = { (alpha: Double, beta: Double, gamma: Double) -> [Pair] in
        [
          ("alpha", ScenarioFile.number(alpha)), ("beta", ScenarioFile.number(beta)),
          ("gamma", ScenarioFile.number(gamma)),
        ]
      }
      guard let node else { return }
      change(
        in: node, from: pairs(alpha, beta, gamma) + outages.0,
        to: pairs(alpha2, beta2, gamma2) + outages.1,
        order: ["model", "alpha", "beta", "gamma", "outage"])
    case (.table(let points), .table(let points2), false):
      guard let node else { return }
      change(in: node, from: outages.0, to: outages.1, order: ["model", "points", "outage"])
      if points != points2 { updatePoints(node, from: points, to: points2) }
    default:
      let preset = QualityPreset.all.first { $0.model == wanted.quality }?.name
      set("quality", to: preset ?? "{\(ScenarioFile.quality(wanted.quality))}", in: root)
    }
  }

  private mutating func updatePoints(
    _ quality: YAMLNode, from old: [QualityModel.Point], to new: [QualityModel.Point]
  ) {
    guard old.count == new.count, let items = quality.entry("points")?.value.items else {
      set("points", to: ScenarioFile.list(new), in: quality)
      return
    }
    for (index, pair) in items.enumerated() where old[index] != new[index] {
      if old[index].steps != new[index].steps {
        replace(pair.items[0], with: "\(new[index].steps)")
      }
      if old[index].fid != new[index].fid {
        replace(pair.items[1], with: ScenarioFile.number(new[index].fid))
      }
    }
  }

  private mutating func updateSwarm(_ root: YAMLNode) {
    let (before, after) = (ScenarioFile.entries(old.pso), ScenarioFile.entries(wanted.pso))
    if let node = root.entry("pso")?.value, !node.entries.isEmpty {
      change(in: node, from: before, to: after, order: before.map(\.key))
    } else {
      let changed = zip(before, after).filter { $0.text != $1.text }.map { $1 }
      set("pso", to: Self.flow(changed), in: root)
    }
  }

  private mutating func updateDevices(_ root: YAMLNode) {
    guard let entry = root.entry("devices") else { return }
    let updater = DeviceListUpdater(text: text, entry: entry, old: old.devices)
    if let (range, replacement) = updater.updated(to: wanted.devices) {
      edits.replace(range, with: replacement)
    } else {
      let list = wanted.devices.map { ScenarioFile.text(of: $0) }.joined(separator: ", ")
      set("devices", to: "[\(list)]", in: root)
    }
  }
}

extension ScenarioUpdater {
  /// A name in quotes where it was in quotes.
  private func name(_ name: String, like node: YAMLNode?) -> String {
    node?.isQuoted == true ? ScenarioFile.quoted(name) : ScenarioFile.quotedIfNeeded(name)
  }

  private static func flow(_ pairs: [Pair]) -> String {
    "{" + pairs.map { "\($0.key): \($0.text)" }.joined(separator: ", ") + "}"
  }

  /// Sets those keys whose text differs; both lists have the same keys.
  private mutating func change(
    in mapping: YAMLNode, from old: [Pair], to new: [Pair], order: [String]
  ) {
    for (before, after) in zip(old, new) where before.text != after.text {
      set(after.key, to: after.text, in: mapping, order: order)
    }
  }

  private mutating func replace(_ node: YAMLNode, with replacement: String) {
    edits.replace(node.range.lowerBound..<text.end(of: node), with: replacement)
  }

  /// Replaces the value of a key, or adds the key after those that precede it in the format.
  private mutating func set(
    _ key: String, to value: String, in mapping: YAMLNode, order: [String] = Self.keys
  ) {
    if let entry = mapping.entry(key) {
      let isBlock = !entry.value.isFlow && entry.value.text == nil
      let end = text.end(of: entry.value)
      // A block stands on lines of its own; what takes its place stands beside the key.
      edits.replace(
        (isBlock ? entry.key.range.upperBound : entry.value.range.lowerBound)..<end,
        with: isBlock ? ": \(value)" : value)
      return
    }
    guard let first = mapping.entries.first else { return }
    let name = first.key.isQuoted ? ScenarioFile.quoted(key) : key
    let before = order.prefix { $0 != key }.reversed().lazy.compactMap { mapping.entry($0) }.first
    let added = "\(name): \(value)"
    if mapping.isFlow {
      if let before {
        edits.insert(", \(added)", at: text.end(of: before.value))
      } else {
        edits.insert("\(added), ", at: first.key.range.lowerBound)
      }
      return
    }
    let indent = String(repeating: " ", count: first.key.place.column - 1)
    guard let before else {
      edits.insert(added + text.newline + indent, at: first.key.range.lowerBound)
      return
    }
    let end = text.lineEnd(after: text.end(of: before.value))
    let isOpen = end == text.scalars.count && text.scalars.last.map(YAMLText.isBreak) != true
    edits.insert(
      isOpen ? text.newline + indent + added : indent + added + text.newline, at: end)
  }
}
