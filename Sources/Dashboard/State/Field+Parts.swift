import BatchModel

/// What is set as a part of something larger, or by a name.
extension Field {
  func setPowerLaw(_ value: Double, in scenario: inout Scenario) throws(Refusal) {
    guard var law = scenario.quality.powerLaw else {
      throw Refusal("\(title): the quality is a table; the preset ddim-cifar10 has a curve")
    }
    switch self {
    case .alpha: law.alpha = value
    case .beta: law.beta = value
    default: law.gamma = value
    }
    scenario.quality.curve = .powerLaw(alpha: law.alpha, beta: law.beta, gamma: law.gamma)
  }

  func setChannel(_ value: Double, _ k: Int, in scenario: inout Scenario) throws(Refusal) {
    guard var channel = scenario.devices[k].link.channel else {
      throw Refusal("\(scenario.devices[k].name) has an efficiency and no channel")
    }
    switch self {
    case .power: channel.power = value
    case .gain: channel.gain = value
    default: channel.noise = value
    }
    try Self.check(channel)
    scenario.devices[k].link = .channel(channel)
  }

  /// A channel must give an efficiency that is finite and above 0.
  static func check(_ channel: Channel) throws(Refusal) {
    let efficiency = channel.efficiency
    guard Scenario.Limits.efficiency.contains(efficiency) else {
      throw Refusal(
        "the channel would give an efficiency of \(efficiency) bit/s/Hz, "
          + "allowed is a finite number above 0")
    }
  }

  func setName(
    _ text: String, _ length: ClosedRange<Int>, in scenario: inout Scenario
  ) throws(Refusal) {
    guard length.contains(text.count) else {
      throw refusal("\(text.count) characters", scenario)
    }
    guard let device else {
      scenario.name = text
      return
    }
    let isTaken = scenario.devices.indices.contains { k in
      k != device && scenario.devices[k].name == text
    }
    guard !isTaken else { throw Refusal("another device is called “\(text)”; names are unique") }
    scenario.devices[device].name = text
  }

  func setPreset(_ name: String, in scenario: inout Scenario) {
    if self == .delay {
      scenario.delay = DelayPreset.named(name)?.model ?? scenario.delay
    } else {
      scenario.quality = QualityPreset.named(name)?.model ?? scenario.quality
    }
  }
}
