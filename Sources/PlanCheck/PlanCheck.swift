import BatchModel

/// The independent check: rebuilds times, bandwidth and objective from a plan and its scenario alone.
///
/// It shares nothing with what makes plans. Tolerances: times 10⁻⁶ s, Σ B_k ≤ B(1 + 10⁻⁹), FID 10⁻⁹
/// relative. What is not a finite number never passes.
public struct PlanCheck {
  let scenario: Scenario
  let plan: Plan
  private var violations: [Violation] = []

  /// Everything that is wrong with the plan, in the order of the checks; empty for a valid plan.
  ///
  /// Where services do not match the scenario's in number, order and name, that is all that is
  /// told: nothing else would mean anything.
  /// - Complexity: O(K + tasks).
  public static func violations(of plan: Plan, in scenario: Scenario) -> [Violation] {
    var check = PlanCheck(scenario: scenario, plan: plan)
    check.run()
    return check.violations
  }

  private init(scenario: Scenario, plan: Plan) {
    self.scenario = scenario
    self.plan = plan
  }

  private mutating func run() {
    checkServices()
    guard violations.isEmpty else { return }
    let occupied = checkBatches()
    checkOrder(occupied)
    var counts = [Int](repeating: 0, count: scenario.devices.count)
    var ends = [Double](repeating: 0, count: scenario.devices.count)
    for batch in occupied {
      for k in batch.members {
        counts[k] += 1
        if batch.end.isFinite { ends[k] = max(ends[k], batch.end) }
      }
    }
    checkBandwidth(counts)
    for k in scenario.devices.indices {
      checkSteps(k, counts[k])
      checkDelays(k, counts[k], ends[k])
      checkFID(k, counts[k])
    }
    checkTotals(counts)
  }

  mutating func report(_ text: String) {
    violations.append(Violation(description: text))
  }
}

// MARK: - Comparing

extension PlanCheck {
  static let timeTolerance = 1e-6
  static let relativeTolerance = 1e-9

  func timesDiffer(_ reported: Double, _ real: Double) -> Bool {
    // Written so that what is no number differs from everything.
    !(abs(reported - real) <= Self.timeTolerance)
  }

  func valuesDiffer(_ reported: Double, _ real: Double) -> Bool {
    guard reported.isFinite, real.isFinite else { return true }
    return abs(reported - real) > Self.relativeTolerance * max(abs(reported), abs(real))
  }

  func label(_ k: Int) -> String { "service \(k) “\(scenario.devices[k].name)”" }
}
