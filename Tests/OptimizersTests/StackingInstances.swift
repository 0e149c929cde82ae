import BatchModel

/// Random instances that provoke what an evaluation could get wrong.
struct StackingInstance {
  var delay: DelayModel
  var quality: QualityModel
  var budgets: [Double]

  var longestSteps: Int { Self.longestSteps(budgets, delay) }

  var oracle: PlainStacking { oracle(for: budgets) }

  func oracle(for budgets: [Double]) -> PlainStacking {
    let steps = Self.longestSteps(budgets, delay)
    return PlainStacking(delay: delay, fid: quality.tabulated(upTo: steps + 1))
  }

  private static func longestSteps(_ budgets: [Double], _ delay: DelayModel) -> Int {
    let longest = budgets.filter(\.isFinite).max() ?? 0
    return max(1, Int((longest + PlainStacking.epsilon) / delay.single))
  }

  /// Instance number `member` of the family: it depends on the number alone.
  ///
  /// `work` limits services × steps², to which the oracle's time is about proportional.
  static func random(
    _ member: Int, count: ClosedRange<Int> = 1...60, work: Double = .infinity
  ) -> StackingInstance {
    var random = SplitMix64(seed: 20, member: UInt64(member))
    let delay = randomDelay(&random)
    let quality = randomQuality(&random)
    // Fewer services more often: they are quicker to check and hit the corners of the rules.
    let spread = Double(count.upperBound - count.lowerBound + 1)
    let services = count.lowerBound + Int(spread * random.unit() * random.unit())
    let unit = delay.single
    // In steps alone: tight, ordinary and loose.
    let longest = min(
      [2.5, 8, 20, 45, 70][Int.random(in: 0..<5, using: &random)],
      (work / Double(services)).squareRoot())
    let shortest = Bool.random(using: &random) ? longest * random.unit() : -2
    let style = Int.random(in: 0..<6, using: &random)
    let common = random.uniform(shortest, longest) * unit
    let budgets = (0..<services).map { _ -> Double in
      let budget = random.uniform(shortest, longest) * unit
      switch style {
      case 0: return random.unit() < 0.5 ? common : budget
      case 1: return (budget / unit).rounded() * unit
      case 2: return (budget * 4).rounded() / 4
      case 3: return random.unit() < 0.3 ? .nan : random.unit() < 0.4 ? -budget : budget
      case 4: return nudged(common, by: Int.random(in: -4...4, using: &random))
      default: return budget
      }
    }
    return StackingInstance(delay: delay, quality: quality, budgets: budgets)
  }

  private static func randomDelay(_ random: inout SplitMix64) -> DelayModel {
    let presets = DelayPreset.all
    switch Int.random(in: 0..<12, using: &random) {
    case 0..<6: return presets[Int.random(in: presets.indices, using: &random)].model
    case 6: return DelayModel(a: 0.25, b: 0.5)
    case 7: return DelayModel(a: random.uniform(0.001, 0.1), b: random.uniform(0.001, 1))
    case 8: return DelayModel(a: 1e-9, b: random.uniform(0.1, 1))
    default: return .paper
    }
  }

  private static func randomQuality(_ random: inout SplitMix64) -> QualityModel {
    var quality = QualityPreset.all[Int.random(in: QualityPreset.all.indices, using: &random)].model
    if Int.random(in: 0..<5, using: &random) == 0 {
      quality.curve = .table([
        .init(steps: 1, fid: 300), .init(steps: 4, fid: 30), .init(steps: 6, fid: 60),
        .init(steps: 9, fid: 12), .init(steps: 15, fid: 14), .init(steps: 40, fid: 13),
      ])
    }
    quality.outage = [500, 500, 451, 100, 20][Int.random(in: 0..<5, using: &random)]
    return quality
  }

  private static func nudged(_ value: Double, by steps: Int) -> Double {
    (0..<abs(steps)).reduce(value) { result, _ in steps > 0 ? result.nextUp : result.nextDown }
  }
}
