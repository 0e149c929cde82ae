import BatchModel

/// The text of one device in its list.
struct DeviceText {
  let text: YAMLText
  /// The device as it was read.
  let device: Device
  /// Where it stands.
  let node: YAMLNode

  /// The part of the text it takes.
  var range: Range<Int> { node.range.lowerBound..<text.end(of: node) }

  /// Whether another device has the same kind of link.
  func hasLink(like other: Device) -> Bool {
    switch (device.link, other.link) {
    case (.efficiency, .efficiency), (.channel, .channel): true
    default: false
    }
  }

  /// The text with the values of another device.
  func updated(to wanted: Device) -> String {
    var edits = TextEdits(text.scalars)
    change(to: wanted, in: &edits)
    return edits.isEmpty ? text.string(range) : edits.rendered(range)
  }

  /// A new device in this one's style, without its comments.
  func copied(as wanted: Device) -> String {
    guard hasLink(like: wanted) else { return ScenarioFile.text(of: wanted) }
    var edits = TextEdits(text.scalars)
    change(to: wanted, in: &edits)
    var end = range.lowerBound
    for leaf in leaves(node) {
      removeComments(end..<leaf.range.lowerBound, in: &edits)
      end = text.end(of: leaf)
    }
    removeComments(end..<range.upperBound, in: &edits)
    return edits.rendered(range)
  }

  private func change(to wanted: Device, in edits: inout TextEdits) {
    func set(_ node: YAMLNode?, to value: String) {
      guard let node else { return }
      edits.replace(node.range.lowerBound..<text.end(of: node), with: value)
    }
    func set(_ key: String, in node: YAMLNode?, from old: Double, to new: Double) {
      if new != old { set(node?.entry(key)?.value, to: ScenarioFile.number(new)) }
    }
    if wanted.name != device.name {
      let value = node.entry("name")?.value
      set(
        value,
        to: value?.isQuoted == true
          ? ScenarioFile.quoted(wanted.name) : ScenarioFile.quotedIfNeeded(wanted.name))
    }
    set("deadline", in: node, from: device.deadline, to: wanted.deadline)
    switch (device.link, wanted.link) {
    case (.efficiency(let old), .efficiency(let new)):
      set("efficiency", in: node, from: old, to: new)
    case (.channel(let old), .channel(let new)):
      let channel = node.entry("channel")?.value
      set("power", in: channel, from: old.power, to: new.power)
      set("gain", in: channel, from: old.gain, to: new.gain)
      set("noise", in: channel, from: old.noise, to: new.noise)
    default:
      guard let entry = node.entry("channel") ?? node.entry("efficiency") else { return }
      edits.replace(
        entry.key.range.lowerBound..<text.end(of: entry.value),
        with: ScenarioFile.link(wanted.link))
    }
  }

  private func leaves(_ node: YAMLNode) -> [YAMLNode] {
    node.text == nil ? node.entries.flatMap { [$0.key] + leaves($0.value) } : [node]
  }

  private func removeComments(_ gap: Range<Int>, in edits: inout TextEdits) {
    guard text.scalars[gap].contains("#") else { return }
    edits.replace(gap, with: YAMLText.withoutComments(text.string(gap)))
  }
}
