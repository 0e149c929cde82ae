import BatchModel
import TextCanvas

/// Why a value cannot stand in a field: what was found and what is allowed.
public struct FieldError: Error, Sendable, Equatable {
  /// The message under the field.
  public var message: String
}

extension Field {
  /// What may be typed, with the unit, shown while typing.
  public func allowed(in scenario: Scenario) -> String {
    let unit = limits.unit.isEmpty ? "" : " \(limits.unit)"
    let kind = limits.isWhole ? "whole number" : "number"
    let upper = upperLimit(in: scenario)
    if upper < .greatestFiniteMagnitude {
      let lower = DecimalText.text(limits.lower)
      let joint = limits.isOpen ? "above \(lower) up to" : "\(lower) to"
      let shown = NumberText.fixed(upper, decimals: 3).trimmingZeros
      return "\(kind) \(joint) \(shown)\(unit)"
    }
    return limits.isOpen ? "\(kind) above \(DecimalText.text(limits.lower))\(unit)" : kind + unit
  }

  /// The scenario with the typed text in this field.
  public func edited(_ scenario: Scenario, typing text: String) throws(FieldError) -> Scenario {
    if limits.isWhole {
      guard let whole = DecimalText.wholeNumber(text), limits.contains(Double(whole)) else {
        throw refusal("“\(text)”", scenario)
      }
      return try set(Double(whole), whole, in: scenario)
    }
    guard let value = DecimalText.number(text) else { throw refusal("“\(text)”", scenario) }
    return try edited(scenario, to: value)
  }

  /// The scenario with a value in this field.
  public func edited(_ scenario: Scenario, to value: Double) throws(FieldError) -> Scenario {
    guard limits.contains(value) else { throw refusal(DecimalText.text(value), scenario) }
    return try set(value, limits.isWhole ? Int(value) : 0, in: scenario)
  }

  private func set(
    _ value: Double, _ whole: Int, in scenario: Scenario
  ) throws(FieldError) -> Scenario {
    var edited = scenario
    switch self {
    case .bandwidth: edited.bandwidth = value
    case .content: edited.content = value
    case .perTask: edited.delay.a = value
    case .perBatch: edited.delay.b = value
    case .particles: edited.pso.particles = whole
    case .iterations: edited.pso.iterations = whole
    case .seed: edited.pso.seed = whole
    case .inertia: edited.pso.inertia = value
    case .cognitive: edited.pso.cognitive = value
    case .social: edited.pso.social = value
    case .deadline(let k): edited.devices[k].deadline = value
    case .efficiency(let k): edited.devices[k].link = .efficiency(value)
    }
    try checkSteps(edited)
    return edited
  }

  /// a + b ≥ 10⁻⁶ s, and no deadline has room for more than 10,000 steps.
  private func checkSteps(_ scenario: Scenario) throws(FieldError) {
    let single = scenario.delay.single
    guard single >= Scenario.Limits.shortestStep else {
      throw FieldError(
        message: "a + b would be \(DecimalText.text(single)) s, at least "
          + "\(DecimalText.text(Scenario.Limits.shortestStep)) s is allowed")
    }
    let longest = scenario.devices.map(\.deadline).max() ?? 0
    guard longest / single <= Scenario.Limits.steps else {
      throw FieldError(
        message: "a deadline of \(DecimalText.text(longest)) s would have room for more than "
          + "\(DecimalText.text(Scenario.Limits.steps)) steps of \(DecimalText.text(single)) s")
    }
  }

  private func upperLimit(in scenario: Scenario) -> Double {
    guard case .deadline = self else { return limits.upper }
    return min(limits.upper, Scenario.Limits.steps * scenario.delay.single)
  }

  private func refusal(_ found: String, _ scenario: Scenario) -> FieldError {
    FieldError(message: "\(title): found \(found), allowed is a \(allowed(in: scenario))")
  }
}
