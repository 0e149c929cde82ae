import BatchModel

/// STACKING for one T*: a batch a step, from time 0 until no service is left.
///
/// `StackingEvaluator` gives the same steps faster; this one tells why.
/// - Complexity: O(K) a step, O(K log K) where T' are spread far.
public struct StackingRun: Stepper {
  /// T*, the expected number of steps of each service.
  public let targetSteps: Int
  /// steps[k] = T_k so far.
  public private(set) var steps: [Int]
  /// Seconds since the start.
  public private(set) var clock = 0.0
  /// The batches so far.
  public private(set) var batches: [Plan.Batch] = []

  private let delay: DelayModel
  private let cancellation: Cancellation?
  private var active = ActiveServices()

  /// A run for budgets τ'[k] in seconds, finite; `targetSteps` ≥ 1.
  public init(
    delay: DelayModel, budgets: [Double], targetSteps: Int, cancellation: Cancellation? = nil
  ) {
    self.cancellation = cancellation
    self.delay = delay
    self.targetSteps = targetSteps
    steps = Array(repeating: 0, count: budgets.count)
    _ = active.restart(budgets, cancellation)
  }

  private var isCancelled: Bool { cancellation?.isCancelled == true }

  /// Runs one turn; nil when no service is left, or cancelled.
  public mutating func step() -> StackingStep? {
    guard !active.isEmpty, !isCancelled else { return nil }
    var report = StackingStep(
      targetSteps: targetSteps, clock: clock, services: [], clusterSize: 0, packing: nil,
      dropped: dropHopeless(), batch: nil)
    guard !active.isEmpty else { return report }

    report.services = standings()
    if isCancelled { return nil }
    report.clusterSize = report.services.prefix { $0.ideal <= targetSteps }.count  // (18)
    let packing = pack(report.services, clusterSize: report.clusterSize)
    report.packing = packing
    run(packing, &report)
    return report
  }

  private mutating func dropHopeless() -> [StackingStep.Drop] {
    let hopeless = active.order.prefix { active.remaining[$0] + epsilon < delay.single }.count
    let drops = active.order.prefix(hopeless).map { drop($0, .noTimeAlone) }
    active.dropFirst(hopeless)
    return drops
  }

  private func standings() -> [StackingStep.Standing] {
    let byTightness = active.order.map { k in
      StackingStep.Standing(
        k: k, remaining: active.remaining[k], completed: steps[k],
        possible: delay.stepsAlone(in: active.remaining[k]))  // (16)
    }
    // The order is (r, k) already and the sort is stable: (T', r, k).
    return isCancelled ? [] : Self.sortedByIdeal(byTightness)
  }

  /// Stable; counted where the T' lie close together, as they do for many services.
  private static func sortedByIdeal(
    _ services: [StackingStep.Standing]
  ) -> [StackingStep.Standing] {
    var (least, greatest) = (Int.max, 0)
    for service in services {
      least = min(least, service.ideal)
      greatest = max(greatest, service.ideal)
    }
    guard services.count > 64, greatest - least < services.count else {
      return services.sorted { $0.ideal < $1.ideal }
    }
    var starts = [Int](repeating: 0, count: greatest - least + 2)
    for service in services { starts[service.ideal - least + 1] += 1 }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var sorted = services
    for service in services {
      sorted[starts[service.ideal - least]] = service
      starts[service.ideal - least] += 1
    }
    return sorted
  }

  private func pack(
    _ services: [StackingStep.Standing], clusterSize: Int
  ) -> StackingStep.Packing {
    let (a, b) = (delay.a, delay.b)
    let limit = Double(services.count)
    let rule: StackingStep.Rule
    let size: Int
    if clusterSize > 0 {
      var (tightest, possible) = (Double.infinity, 0)
      for service in services.prefix(clusterSize) {
        tightest = min(tightest, service.remaining)
        possible = max(possible, service.possible)
      }
      let steps = Double(possible)
      let floor = ((tightest - b * steps) / (a * steps) + epsilon).rounded(.down)
      rule = .cluster(tightest: tightest, possible: possible, floor: floor)
      size = max(clusterSize, Int(min(limit, max(0, floor))))  // (19)
    } else {
      let target = Double(targetSteps)
      let ideal = services[0].ideal
      let floor = ((delay.single * Double(ideal) - b * target) / (a * target) + epsilon)
        .rounded(.down)
      rule = .open(ideal: ideal, floor: floor)
      size = Int(min(limit, max(0, floor)))  // (20)
    }
    return StackingStep.Packing(rule: rule, active: services.count, size: max(1, size))
  }

  private mutating func run(_ packing: StackingStep.Packing, _ report: inout StackingStep) {
    var isPacked = [Bool](repeating: false, count: steps.count)
    for service in report.services.prefix(packing.size) { isPacked[service.k] = true }
    // In the order of the active services, which is (r, k).
    let packed = active.order.filter { isPacked[$0] }
    var leaving = 0
    while leaving < packed.count,
      active.remaining[packed[leaving]] + epsilon < delay.duration(packed.count - leaving)
    {
      report.dropped.append(drop(packed[leaving], .noTimeInBatch(size: packed.count - leaving)))
      leaving += 1
    }
    let batch = packed.dropFirst(leaving)
    if leaving > 0 {
      for k in batch { isPacked[k] = false }
      active.drop { isPacked[$0] }
    }
    guard !batch.isEmpty else { return }

    let duration = delay.duration(batch.count)
    for k in batch { steps[k] += 1 }
    let done = Plan.Batch(
      start: clock, duration: duration, services: ascending(Array(batch), of: steps.count))
    batches.append(done)
    report.batch = done
    clock += duration
    // Whom this leaves with less than nothing, the next turn drops, and says so.
    active.elapse(duration)
  }

  private func drop(_ k: Int, _ reason: StackingStep.Reason) -> StackingStep.Drop {
    StackingStep.Drop(k: k, remaining: active.remaining[k], steps: steps[k], reason: reason)
  }
}
