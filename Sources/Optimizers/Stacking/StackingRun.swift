import BatchModel

/// STACKING for one T*: a batch a step, from time 0 until no service is left.
///
/// `StackingEvaluator` gives the same steps faster; this one tells why.
/// - Complexity: O(K) a step.
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
  private var sorting = RadixSort()

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

  /// Runs one turn; nil when no service is left, or for good once cancelled.
  public mutating func step() -> StackingStep? {
    guard !active.isEmpty, let hopeless = dropHopeless() else { return nil }
    var report = StackingStep(
      targetSteps: targetSteps, clock: clock, services: [], clusterSize: 0, packing: nil,
      dropped: hopeless, batch: nil)
    guard !active.isEmpty else { return report }

    guard let services = standings() else { return nil }
    report.services = services
    report.clusterSize = services.prefix { $0.ideal <= targetSteps }.count  // (18)
    let packing = pack(services, clusterSize: report.clusterSize)
    report.packing = packing
    return run(packing, &report) ? report : nil
  }

  /// Nil when cancelled.
  private mutating func dropHopeless() -> [StackingStep.Drop]? {
    if cancellation.isCancelled { return nil }
    let hopeless = active.order.prefix { active.remaining[$0] + epsilon < delay.single }.count
    var drops: [StackingStep.Drop] = []
    drops.reserveCapacity(hopeless)
    let isWhole = cancellation.inPortions(0..<hopeless) {
      for k in active.order[$0] { drops.append(drop(k, .noTimeAlone)) }
    }
    active.dropFirst(hopeless)
    return isWhole ? drops : nil
  }

  /// The active services, ascending (T', r, k); nil when cancelled.
  private mutating func standings() -> [StackingStep.Standing]? {
    let order = active.order
    var possible: [Int] = []
    var ideals: [Double] = []
    possible.reserveCapacity(order.count)
    ideals.reserveCapacity(order.count)
    let isWhole = cancellation.inPortions(order.indices) {
      for k in order[$0] {
        possible.append(delay.stepsAlone(in: active.remaining[k]))  // (16)
        ideals.append(Double(steps[k] + possible[possible.count - 1]))  // (17)
      }
    }
    // By T' and then as they were, which is by (r, k).
    guard isWhole, let places = sorting.order(of: ideals, cancellation) else { return nil }
    var standings: [StackingStep.Standing] = []
    standings.reserveCapacity(places.count)
    let isSorted = cancellation.inPortions(places.indices) {
      for place in places[$0] {
        let k = order[place]
        standings.append(
          StackingStep.Standing(
            k: k, remaining: active.remaining[k], completed: steps[k], possible: possible[place]))
      }
    }
    return isSorted ? standings : nil
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

  /// False when cancelled.
  private mutating func run(
    _ packing: StackingStep.Packing, _ report: inout StackingStep
  ) -> Bool {
    var isPacked = [Bool](repeating: false, count: steps.count)
    var packed: [Int] = []
    packed.reserveCapacity(packing.size)
    let services = report.services
    let isWhole =
      cancellation.inPortions(0..<packing.size) {
        for service in services[$0] { isPacked[service.k] = true }
      }
      && cancellation.inPortions(active.order.indices) {
        // In the order of the active services, which is (r, k).
        for k in active.order[$0] where isPacked[k] { packed.append(k) }
      }
    guard isWhole else { return false }
    var leaving = 0
    while leaving < packed.count,
      active.remaining[packed[leaving]] + epsilon < delay.duration(packed.count - leaving)
    {
      leaving += 1
    }
    report.dropped.reserveCapacity(report.dropped.count + leaving)
    let isTold = cancellation.inPortions(0..<leaving) {
      for i in $0 {
        report.dropped.append(drop(packed[i], .noTimeInBatch(size: packed.count - i)))
      }
    }
    guard isTold else { return false }
    let batch = packed.dropFirst(leaving)
    if leaving > 0 {
      for k in batch { isPacked[k] = false }
      active.drop { isPacked[$0] }
    }
    guard !batch.isEmpty else { return true }

    let duration = delay.duration(batch.count)
    let isCounted = cancellation.inPortions(batch.indices) {
      for k in batch[$0] { steps[k] += 1 }
    }
    guard isCounted else { return false }
    let done = Plan.Batch(
      start: clock, duration: duration, services: ascending(Array(batch), of: steps.count))
    batches.append(done)
    report.batch = done
    clock += duration
    // Whom this leaves with less than nothing, the next turn drops, and says so.
    return active.elapse(duration, cancellation)
  }

  private func drop(_ k: Int, _ reason: StackingStep.Reason) -> StackingStep.Drop {
    StackingStep.Drop(k: k, remaining: active.remaining[k], steps: steps[k], reason: reason)
  }
}
