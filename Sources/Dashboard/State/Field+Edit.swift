import BatchModel
import TextCanvas

extension Field {
  /// The scenario with the typed text in this field.
  public func edited(_ scenario: Scenario, typing text: String) throws(Refusal) -> Scenario {
    var edited = scenario
    switch kind {
    case .name(let length): try setName(text, length, in: &edited)
    case .choice(let words):
      guard let word = words.first(where: { $0 == text }) else {
        throw Refusal(refusal("“\(text)”", scenario).message + NearestName.hint(text, among: words))
      }
      setPreset(word, in: &edited)
    case .number(let limits):
      if limits.isWhole {
        guard let whole = DecimalText.wholeNumber(text), limits.contains(Double(whole)) else {
          throw refusal("“\(text)”", scenario)
        }
        try set(Double(whole), whole, in: &edited)
      } else {
        guard let value = DecimalText.number(text) else { throw refusal("“\(text)”", scenario) }
        try set(value, in: &edited)
      }
    }
    try Self.checkSteps(edited)
    return edited
  }

  /// The scenario with a number in this field.
  public func edited(_ scenario: Scenario, to value: Double) throws(Refusal) -> Scenario {
    var edited = scenario
    try set(value, in: &edited)
    try Self.checkSteps(edited)
    return edited
  }

  /// Puts a number into a scenario; the caller checks the steps once all numbers are in.
  func set(_ value: Double, in scenario: inout Scenario) throws(Refusal) {
    guard let limits else { throw refusal(DecimalText.text(value), scenario) }
    guard limits.contains(value) else { throw refusal(DecimalText.text(value), scenario) }
    try set(value, limits.isWhole ? Int(exactly: value) ?? 0 : 0, in: &scenario)
  }

  private func set(
    _ value: Double, _ whole: Int, in scenario: inout Scenario
  ) throws(Refusal) {
    switch self {
    case .title, .name, .delay, .quality: break
    case .bandwidth: scenario.bandwidth = value
    case .content: scenario.content = value
    case .perTask: scenario.delay.a = value
    case .perBatch: scenario.delay.b = value
    case .particles: scenario.pso.particles = whole
    case .iterations: scenario.pso.iterations = whole
    case .seed: scenario.pso.seed = whole
    case .inertia: scenario.pso.inertia = value
    case .cognitive: scenario.pso.cognitive = value
    case .social: scenario.pso.social = value
    case .outage: scenario.quality.outage = value
    case .alpha, .beta, .gamma: try setPowerLaw(value, in: &scenario)
    case .deadline(let k): scenario.devices[k].deadline = value
    case .efficiency(let k): scenario.devices[k].link = .efficiency(value)
    case .power(let k), .gain(let k), .noise(let k): try setChannel(value, k, in: &scenario)
    }
  }

  /// a + b ≥ 10⁻⁶ s, and no deadline has room for more than 10,000 steps.
  static func checkSteps(_ scenario: Scenario) throws(Refusal) {
    let single = scenario.delay.single
    guard single >= Scenario.Limits.shortestStep else {
      throw Refusal(
        "a + b would be \(DecimalText.text(single)) s, at least "
          + "\(DecimalText.text(Scenario.Limits.shortestStep)) s is allowed")
    }
    let longest = scenario.longestDeadline
    guard longest / single <= Scenario.Limits.steps else {
      throw Refusal(
        "a deadline of \(DecimalText.text(longest)) s would have room for more than "
          + "\(DecimalText.text(Scenario.Limits.steps)) steps of \(DecimalText.text(single)) s")
    }
  }
}
