import BatchModel

/// STACKING for one T*: a batch a step, from time 0 until no service is left.
///
/// `StackingEvaluator` gives the same steps faster; this one tells why.
/// - Complexity: O(K log K) a step.
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
  private var active = ActiveServices()

  /// A run for budgets τ'[k] in seconds; `targetSteps` ≥ 1.
  public init(delay: DelayModel, budgets: [Double], targetSteps: Int) {
    self.delay = delay
    self.targetSteps = targetSteps
    steps = Array(repeating: 0, count: budgets.count)
    active.restart(budgets)
  }

  /// Runs one turn; nil when no service is left.
  public mutating func step() -> StackingStep? {
    guard !active.isEmpty else { return nil }
    var report = StackingStep(
      targetSteps: targetSteps, clock: clock, services: [], clusterSize: 0, packing: nil,
      dropped: dropHopeless(), batch: nil)
    guard !active.isEmpty else { return report }

    report.services = standings()
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
    return byTightness.sorted { $0.ideal < $1.ideal }
  }

  private func pack(
    _ services: [StackingStep.Standing], clusterSize: Int
  ) -> StackingStep.Packing {
    let cluster = services.prefix(clusterSize)
    let (a, b) = (delay.a, delay.b)
    let limit = Double(services.count)
    let rule: StackingStep.Rule
    let size: Int
    if let tightest = cluster.map(\.remaining).min(), let possible = cluster.map(\.possible).max() {
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
    var batch = report.services.prefix(packing.size).map(\.k)
    batch.sort { (active.remaining[$0], $0) < (active.remaining[$1], $1) }
    var leaving = 0
    while leaving < batch.count,
      active.remaining[batch[leaving]] + epsilon < delay.duration(batch.count - leaving)
    {
      report.dropped.append(drop(batch[leaving], .noTimeInBatch(size: batch.count - leaving)))
      leaving += 1
    }
    let gone = Set(batch.prefix(leaving))
    if !gone.isEmpty { active.drop { gone.contains($0) } }
    batch.removeFirst(leaving)
    guard !batch.isEmpty else { return }

    let duration = delay.duration(batch.count)
    for k in batch { steps[k] += 1 }
    let done = Plan.Batch(start: clock, duration: duration, services: batch.sorted())
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
