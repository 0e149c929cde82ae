import BatchModel

extension ScenarioReader {
  private static let keys = ["name", "deadline", "efficiency", "channel"]

  /// The devices; the step limit is checked where `delay` is known.
  mutating func devices(_ node: YAMLNode, delay: DelayModel?) -> [Device]? {
    guard case .sequence(let items) = node.content else {
      yaml.refuse(
        node, "`devices` is no list", "a list of 1 to \(Scenario.Limits.devices.upperBound) devices"
      )
      return nil
    }
    if items.isEmpty || items.count > Scenario.Limits.devices.upperBound {
      yaml.faults.add(
        node.place,
        "`devices` has the wrong length: found \(items.count), "
          + "allowed are 1 to \(Scenario.Limits.devices.upperBound)")
    }
    var lines: [String: Int] = [:]
    lines.reserveCapacity(items.count)
    var devices: [Device] = []
    devices.reserveCapacity(items.count)
    for item in items {
      if let device = device(item, delay: delay, lines: &lines) { devices.append(device) }
    }
    return devices
  }

  private mutating func device(
    _ node: YAMLNode, delay: DelayModel?, lines: inout [String: Int]
  ) -> Device? {
    guard let fields = yaml.fields(node, of: "a device", allowed: Self.keys) else { return nil }
    let name = uniqueName(in: fields, lines: &lines)
    let deadline = deadline(in: fields, delay: delay)
    let link = link(in: fields)
    guard let name, let deadline, let link else { return nil }
    return Device(name: name, deadline: deadline, link: link)
  }

  private mutating func uniqueName(
    in fields: NodeReader.Fields, lines: inout [String: Int]
  ) -> String? {
    guard let node = fields["name"] else {
      yaml.missing("name", in: fields, "a text of 1 to 64 characters")
      return nil
    }
    guard let name = yaml.name(node) else { return nil }
    if let line = lines.updateValue(node.place.line, forKey: name) {
      lines[name] = line
      yaml.faults.add(
        node.place,
        "two devices have one name: found \(HarmlessText.quoted(name)) as on line \(line), "
          + "allowed is a name of its own")
      return nil
    }
    return name
  }

  private mutating func deadline(in fields: NodeReader.Fields, delay: DelayModel?) -> Double? {
    guard let value = yaml.number("deadline", in: fields, Scenario.Limits.deadline) else {
      return nil
    }
    if let delay, value / delay.single > Scenario.Limits.steps {
      let step = DecimalText.text(delay.single)
      yaml.faults.add(
        fields["deadline"]?.place ?? fields.place,
        "`deadline` has room for too many steps: found \(DecimalText.text(value)) s with steps of "
          + "`a` + `b` = \(step) s, allowed are at most \(DecimalText.text(Scenario.Limits.steps)) steps"
      )
      return nil
    }
    return value
  }

  private mutating func link(in fields: NodeReader.Fields) -> Link? {
    switch (fields["efficiency"], fields["channel"]) {
    case (nil, nil):
      yaml.missing("efficiency", in: fields, "a finite number above 0 in bit/s/Hz, or a `channel`")
      return nil
    case (let efficiency?, nil):
      return yaml.number(efficiency, "efficiency", Scenario.Limits.efficiency).map {
        .efficiency($0)
      }
    case (nil, let node?):
      return channel(node).map { .channel($0) }
    case (let efficiency?, let node?):
      _ = yaml.number(efficiency, "efficiency", Scenario.Limits.efficiency)
      _ = channel(node)
      yaml.faults.add(
        max(efficiency.place, node.place),
        "a device has two links: found both `efficiency` and `channel`, allowed is one of them")
      return nil
    }
  }

  private mutating func channel(_ node: YAMLNode) -> Channel? {
    let keys = ["power", "gain", "noise"]
    guard let fields = yaml.fields(node, of: "`channel`", allowed: keys) else { return nil }
    let power = yaml.number("power", in: fields, Scenario.Limits.density)
    let gain = yaml.number("gain", in: fields, Scenario.Limits.gain)
    let noise = yaml.number("noise", in: fields, Scenario.Limits.density)
    guard let power, let gain, let noise else { return nil }
    let channel = Channel(power: power, gain: gain, noise: noise)
    guard channel.efficiency.isFinite, channel.efficiency > 0 else {
      yaml.faults.add(
        node.place,
        "`channel` gives no usable efficiency log2(1 + power·gain/noise): found "
          + "\(channel.efficiency), allowed is a finite number above 0 in bit/s/Hz")
      return nil
    }
    return channel
  }
}
