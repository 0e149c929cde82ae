import BatchModel
import TextCanvas

extension Field {
  /// What kind of thing is typed into a field.
  public enum Kind: Sendable, Equatable {
    /// A number within limits.
    case number(NumberLimits)
    /// A name with so many characters.
    case name(ClosedRange<Int>)
    /// One of these words.
    case choice([String])
  }

  /// What it takes, as the file format has it.
  public var kind: Kind {
    switch self {
    case .title, .name: .name(Scenario.Limits.nameLength)
    case .bandwidth: .number(Scenario.Limits.bandwidth)
    case .content: .number(Scenario.Limits.content)
    case .perTask, .perBatch: .number(Scenario.Limits.delay)
    case .particles: .number(NumberLimits(whole: Scenario.Limits.particles))
    case .iterations: .number(NumberLimits(whole: Scenario.Limits.iterations))
    case .seed: .number(NumberLimits(whole: Scenario.Limits.seed))
    case .inertia, .cognitive, .social: .number(Scenario.Limits.weight)
    case .delay: .choice(DelayPreset.all.map(\.name))
    case .quality: .choice(QualityPreset.all.map(\.name))
    case .outage, .gamma: .number(Scenario.Limits.fid)
    case .alpha, .beta: .number(Scenario.Limits.powerLaw)
    case .deadline: .number(Scenario.Limits.deadline)
    case .efficiency: .number(Scenario.Limits.efficiency)
    case .power, .noise: .number(Scenario.Limits.density)
    case .gain: .number(Scenario.Limits.gain)
    }
  }

  /// The numbers it takes, nil for a name or a choice.
  public var limits: NumberLimits? {
    if case .number(let limits) = kind { limits } else { nil }
  }

  /// The unit with a blank before it, empty where there is none.
  var unitSuffix: String {
    guard let unit = limits?.unit, !unit.isEmpty else { return "" }
    return " \(unit)"
  }

  /// What may be typed, with the unit, shown while typing.
  public func allowed(in scenario: Scenario) -> String {
    switch kind {
    case .number(let limits): Self.allowed(limits, upTo: upperLimit(limits, in: scenario))
    case .name(let length):
      "name of \(length.lowerBound) to \(length.upperBound) characters"
        + (device == nil ? "" : " that no other device has")
    case .choice(let words): "name of " + words.joined(separator: ", ")
    }
  }

  private static func allowed(_ limits: NumberLimits, upTo upper: Double) -> String {
    let unit = limits.unit.isEmpty ? "" : " \(limits.unit)"
    let kind = limits.isWhole ? "whole number" : "number"
    let lower = DecimalText.text(limits.lower)
    if upper < .greatestFiniteMagnitude {
      let joint = limits.isOpen ? "above \(lower) up to" : "\(lower) to"
      let shown = NumberText.fixed(upper, decimals: 3).trimmingZeros
      return "\(kind) \(joint) \(shown)\(unit)"
    }
    return "\(kind) \(limits.isOpen ? "above" : "from") \(lower)\(unit)"
  }

  private func upperLimit(_ limits: NumberLimits, in scenario: Scenario) -> Double {
    guard case .deadline = self else { return limits.upper }
    return min(limits.upper, Scenario.Limits.steps * scenario.delay.single)
  }

  /// Says what was found and what is allowed.
  func refusal(_ found: String, _ scenario: Scenario) -> Refusal {
    Refusal("\(title): found \(found), allowed is a \(allowed(in: scenario))")
  }
}
