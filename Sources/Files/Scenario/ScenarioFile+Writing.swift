import BatchModel

public import BatchModel

extension ScenarioFile {
  /// The scenario as YAML with nothing left out; reading it gives the same scenario again.
  ///
  /// Numbers are the shortest that read back as the same double. A name stands in quotes unless
  /// it is a word that no YAML reader takes for something else.
  public static func text(of scenario: Scenario) -> String {
    var text = "name: \(quotedIfNeeded(scenario.name))\n"
    text += "bandwidth: \(number(scenario.bandwidth))\n"
    text += "content: \(number(scenario.content))\n"
    text += "delay: {a: \(number(scenario.delay.a)), b: \(number(scenario.delay.b))}\n"
    text += "quality: {\(quality(scenario.quality))}\n"
    let pso = entries(scenario.pso).map { "\($0.key): \($0.text)" }.joined(separator: ", ")
    text += "pso: {\(pso)}\n"
    text += "devices:\n"
    for device in scenario.devices { text += "  - \(self.text(of: device))\n" }
    return text
  }

  /// A number as it is written.
  static func number(_ value: Double) -> String { DecimalText.text(value) }

  /// The entries of a quality model.
  static func quality(_ quality: QualityModel) -> String {
    let outage = "outage: \(number(quality.outage))"
    switch quality.curve {
    case .powerLaw(let alpha, let beta, let gamma):
      return "model: power-law, alpha: \(number(alpha)), beta: \(number(beta)), "
        + "gamma: \(number(gamma)), \(outage)"
    case .table(let points):
      return "model: table, points: \(list(points)), \(outage)"
    }
  }

  /// The points of a table.
  static func list(_ points: [QualityModel.Point]) -> String {
    "[" + points.map { "[\($0.steps), \(number($0.fid))]" }.joined(separator: ", ") + "]"
  }

  /// The swarm's keys and values, in the order of the format.
  static func entries(_ pso: SwarmSettings) -> [(key: String, text: String)] {
    [
      ("particles", "\(pso.particles)"), ("iterations", "\(pso.iterations)"),
      ("inertia", number(pso.inertia)), ("cognitive", number(pso.cognitive)),
      ("social", number(pso.social)), ("seed", "\(pso.seed)"),
    ]
  }

  /// A device in brackets.
  static func text(of device: Device) -> String {
    "{name: \(quotedIfNeeded(device.name)), deadline: \(number(device.deadline)), "
      + "\(link(device.link))}"
  }

  /// The entry that gives a link.
  static func link(_ link: Link) -> String {
    switch link {
    case .efficiency(let value):
      return "efficiency: \(number(value))"
    case .channel(let channel):
      return "channel: {power: \(number(channel.power)), gain: \(number(channel.gain)), "
        + "noise: \(number(channel.noise))}"
    }
  }

  /// Words that some YAML reader takes for a truth value or for nothing.
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "y", "n",
  ]

  /// A name in quotes, unless every YAML reader takes it for the word it is.
  static func quotedIfNeeded(_ name: String) -> String {
    let isWord = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default:
        false
      }
    }
    let beginsWithLetter = name.unicodeScalars.first?.properties.isAlphabetic ?? false
    return isWord && beginsWithLetter && !reserved.contains(name.lowercased())
      ? name : quoted(name)
  }

  /// A text in double quotes.
  static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        text += "\\\(scalar)"
      case "\n":
        text += "\\n"
      case "\t":
        text += "\\t"
      default:
        text += HarmlessText.isHarmless(scalar) ? String(scalar) : escape(scalar.value)
      }
    }
    return text + "\""
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let (letter, width) = value <= 0xFF ? ("x", 2) : value <= 0xFFFF ? ("u", 4) : ("U", 8)
    return "\\\(letter)" + String(repeating: "0", count: width - digits.count) + digits
  }
}
