import BatchModel

extension Field {
  /// The step of one nudge: about 2 % of the value, rounded to one digit.
  ///
  /// 0.01 for a weight of the swarm, nil where there is no number.
  public func nudge(in scenario: Scenario) -> Double? {
    guard let limits, let value = value(in: scenario).map(abs) else { return nil }
    if limits.isWhole { return max(1, Decade.floor(value / 20)) }
    if isSwarmSetting { return 0.01 }
    return Decade.floor(value > 0 ? value / 20 : 0.1)
  }

  /// The scenario with the next multiple of the nudge, or the next word of a choice.
  ///
  /// `direction` is 1 or −1.
  func nudged(_ scenario: Scenario, by direction: Int) throws(Refusal) -> Scenario {
    switch kind {
    case .name: throw Refusal("a name has no next one; Enter edits it")
    case .choice(let words):
      let index = words.firstIndex(of: text(in: scenario))
      let next = index.map { $0 + direction } ?? 0
      return try edited(scenario, typing: words[(next + words.count) % words.count])
    case .number:
      guard let value = value(in: scenario), let step = nudge(in: scenario) else {
        throw Refusal("\(title): there is none")
      }
      let next = ((value / step).rounded() + Double(direction)) * step
      return try edited(scenario, to: Decade.rounded(next))
    }
  }
}
