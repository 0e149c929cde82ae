import BatchModel

/// The independent check: rebuilds times, bandwidth and objective from a plan and its scenario alone.
///
/// It shares nothing with what makes plans. Tolerances: times 10⁻⁶ s, Σ B_k ≤ B(1 + 10⁻⁹), FID 10⁻⁹
/// relative.
public struct PlanCheck {
  private let scenario: Scenario
  private let plan: Plan
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
    checkBatches()
    checkOrder()
    checkBandwidth()
    let counts = taskCounts()
    let ends = generationEnds()
    for k in scenario.devices.indices {
      checkSteps(k, counts[k])
      checkDelays(k, counts[k], ends[k])
      checkFID(k, counts[k])
    }
    checkTotals(counts)
  }

  private mutating func report(_ text: String) {
    violations.append(Violation(description: text))
  }
}

// MARK: - What is rebuilt

extension PlanCheck {
  /// Batches each service is in, which are its steps (2).
  ///
  /// Indices out of range are reported elsewhere.
  private func taskCounts() -> [Int] {
    var counts = [Int](repeating: 0, count: scenario.devices.count)
    for batch in plan.batches {
      for k in Set(batch.services) where counts.indices.contains(k) { counts[k] += 1 }
    }
    return counts
  }

  /// When each service's last batch ends, (5); 0 for a service in no batch.
  private func generationEnds() -> [Double] {
    var ends = [Double](repeating: 0, count: scenario.devices.count)
    for batch in plan.batches {
      for k in batch.services where ends.indices.contains(k) {
        ends[k] = max(ends[k], batch.start + batch.duration)
      }
    }
    return ends
  }
}

// MARK: - Checks

extension PlanCheck {
  private static let timeTolerance = 1e-6
  private static let relativeTolerance = 1e-9

  private func differ(_ x: Double, _ y: Double, by tolerance: Double) -> Bool {
    // Written so that what is no number differs from everything.
    !(abs(x - y) <= tolerance)
  }

  private func fidsDiffer(_ x: Double, _ y: Double) -> Bool {
    differ(x, y, by: Self.relativeTolerance * max(abs(x), abs(y)))
  }

  private func label(_ k: Int) -> String { "service \(k) “\(scenario.devices[k].name)”" }

  private mutating func checkServices() {
    let (found, wanted) = (plan.services.count, scenario.devices.count)
    if found != wanted {
      report("the plan has \(found) services, the scenario \(wanted)")
      return
    }
    for k in scenario.devices.indices where plan.services[k].name != scenario.devices[k].name {
      report(
        "service \(k) is named “\(plan.services[k].name)”, the scenario has "
          + "“\(scenario.devices[k].name)” there")
    }
    for k in scenario.devices.indices {
      let (service, device) = (plan.services[k], scenario.devices[k])
      if service.deadline != device.deadline {
        report("\(label(k)): deadline \(service.deadline) s, the scenario has \(device.deadline) s")
      }
      if fidsDiffer(service.efficiency, device.efficiency) {
        report(
          "\(label(k)): efficiency \(service.efficiency) bit/s/Hz, the scenario has "
            + "\(device.efficiency) bit/s/Hz")
      }
    }
  }

  /// (1), (2), (4): who is in a batch, and how long it lasts.
  private mutating func checkBatches() {
    for (n, batch) in plan.batches.enumerated() {
      let strangers = batch.services.filter { !scenario.devices.indices.contains($0) }
      if !strangers.isEmpty {
        report(
          "batch \(n): services \(strangers) are not in the scenario, whose indices are "
            + "0…\(scenario.devices.count - 1)")
      }
      if batch.services.isEmpty { report("batch \(n) is empty, a batch holds at least one task") }
      var seen = Set<Int>()
      for k in batch.services where !seen.insert(k).inserted {
        report("batch \(n): service \(k) is in it twice, once is allowed")
      }
      let duration = scenario.delay.a * Double(batch.services.count) + scenario.delay.b
      if differ(batch.duration, duration, by: Self.timeTolerance) {
        report(
          "batch \(n): lasts \(batch.duration) s, g(\(batch.services.count)) is \(duration) s")
      }
    }
  }

  /// (6), and with it (7): one batch after another, from time 0.
  private mutating func checkOrder() {
    var free = 0.0
    for (n, batch) in plan.batches.enumerated() {
      if !(batch.start >= free - Self.timeTolerance) {
        report(
          n == 0
            ? "batch 0: starts at \(batch.start) s, the earliest start is 0 s"
            : "batch \(n): starts at \(batch.start) s, batch \(n - 1) ends at \(free) s")
      }
      free = batch.start + batch.duration
    }
  }

  /// (9), (10).
  private mutating func checkBandwidth() {
    let total = plan.services.reduce(0) { $0 + $1.bandwidth }
    if !(total <= scenario.bandwidth * (1 + Self.relativeTolerance)) {
      report("bandwidth: Σ B_k is \(total) Hz, B is \(scenario.bandwidth) Hz")
    }
    for k in plan.services.indices where !(plan.services[k].bandwidth >= 0) {
      report("\(label(k)): bandwidth \(plan.services[k].bandwidth) Hz, at least 0 is allowed")
    }
  }

  /// (2): a service's steps are the batches it is in.
  private mutating func checkSteps(_ k: Int, _ count: Int) {
    if plan.services[k].steps != count {
      report("\(label(k)): \(plan.services[k].steps) steps reported, it is in \(count) batches")
    }
  }

  /// (5), (10)–(13), and that the reported delays are the real ones.
  private mutating func checkDelays(_ k: Int, _ count: Int, _ end: Double) {
    let service = plan.services[k]
    guard count > 0 else {
      if service.delays != nil {
        report("\(label(k)): delays reported, an outage transmits nothing and has none")
      }
      return
    }
    guard service.bandwidth > 0 else {
      report(
        "\(label(k)): bandwidth \(service.bandwidth) Hz, a service with a step needs more than 0")
      return
    }
    let transmission = scenario.content / (service.bandwidth * scenario.devices[k].efficiency)
    let total = end + transmission
    let deadline = scenario.devices[k].deadline
    if !(total <= deadline + Self.timeTolerance) {
      report(
        "\(label(k)): misses its deadline by \(total - deadline) s: it ends at \(total) s, "
          + "the deadline is \(deadline) s")
    }
    guard let delays = service.delays else {
      report("\(label(k)): no delays reported, a service with a step has three")
      return
    }
    for (name, reported, real) in [
      ("generation delay", delays.generation, end),
      ("transmission delay", delays.transmission, transmission),
      ("end-to-end delay", delays.endToEnd, total),
    ] where differ(reported, real, by: Self.timeTolerance) {
      report("\(label(k)): \(name) \(reported) s reported, it is \(real) s")
    }
  }

  private mutating func checkFID(_ k: Int, _ count: Int) {
    let fid = scenario.quality.fid(count)
    if fidsDiffer(plan.services[k].fid, fid) {
      report("\(label(k)): fid \(plan.services[k].fid) reported, Q(\(count)) is \(fid)")
    }
  }

  /// The objective of (P0) and the number of outages.
  private mutating func checkTotals(_ counts: [Int]) {
    let meanFID = counts.reduce(0) { $0 + scenario.quality.fid($1) } / Double(counts.count)
    if fidsDiffer(plan.meanFID, meanFID) {
      report("mean_fid \(plan.meanFID) reported, it is \(meanFID)")
    }
    let outages = counts.count { $0 == 0 }
    if plan.outages != outages {
      report("outages \(plan.outages) reported, there are \(outages)")
    }
  }
}
