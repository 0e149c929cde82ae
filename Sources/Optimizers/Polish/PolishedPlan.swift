import BatchModel

/// A schedule with its bandwidth made better: the same services, never a higher mean FID.
///
/// First the steps are refilled with bandwidth and batch counts kept, <doc:CompactSchedules>. Then every
/// service gets just the bandwidth that it needs, and what is left of B goes where one more step
/// becomes possible, to the service with the fewest steps first; at the end it is spread evenly.
public struct PolishedPlan: Sendable {
  /// The better schedule.
  public let schedule: Schedule
  /// bandwidth[k] in Hz, Σ ≤ B.
  public let bandwidth: [Double]

  /// Slack of Σ B_k ≤ B, relative.
  private static let slack = 1e-10
  /// Services looked at before it is content with what it has.
  private static let workLimit = 50_000_000

  /// Polishes a plan that keeps its deadlines; nil when that changes nothing for the better, or when
  /// cancelled.
  ///
  /// `bandwidth[k]` in Hz.
  public init?(
    of schedule: Schedule, bandwidth: [Double], scenario: Scenario,
    cancellation: Cancellation? = nil
  ) {
    let longest = scenario.devices.reduce(0) { max($0, $1.deadline) }
    let fid = scenario.quality.tabulated(upTo: scenario.delay.stepsAlone(in: longest) + 1)
    guard let budgets = scenario.generationBudgets(bandwidth: bandwidth, cancellation),
      let compact = CompactSchedule(
        schedule.batches, budgets: budgets, delay: scenario.delay, cancellation: cancellation),
      let filled = compact.refilled(
        budgets, scenario.delay, fid: fid, cancellation: cancellation)
    else { return nil }
    var reclaim = Reclaim(
      filled, scenario, fid, limit: scenario.bandwidth * (1 + Self.slack), cancellation)
    reclaim.run(work: Self.workLimit)
    let better = reclaim.best
    guard scenario.meanFID(better.steps) < scenario.meanFID(schedule.steps),
      let best = better.schedule(scenario.delay, cancellation: cancellation),
      let needs = reclaim.needs(better)
    else { return nil }
    self.schedule = best
    let left = max(0, scenario.bandwidth - needs.reduce(0, +)) / Double(needs.count)
    self.bandwidth = needs.map { $0 + left }
  }
}

/// More steps within Σ S/(η_k(τ_k − f_k)) ≤ B, fact 3 of <doc:CompactSchedules>.
private struct Reclaim {
  /// The best schedule so far.
  private(set) var best: CompactSchedule

  private var current: CompactSchedule
  private let scenario: Scenario
  private let fid: [Double]
  private let limit: Double
  private let cancellation: Cancellation?
  private var sorting = RadixSort()

  init(
    _ schedule: CompactSchedule, _ scenario: Scenario, _ fid: [Double], limit: Double,
    _ cancellation: Cancellation?
  ) {
    best = schedule
    current = schedule
    self.scenario = scenario
    self.fid = fid
    self.limit = limit
    self.cancellation = cancellation
  }

  /// Gives steps, to those with the fewest first, until none fits; ends early when cancelled.
  mutating func run(work: Int) {
    var work = work
    var value = 0.0
    var isMoving = true
    while isMoving {
      isMoving = false
      guard let sorted = sorting.order(of: current.steps.map(Double.init), cancellation)
      else { return }
      let order = sorted.drop { current.steps[$0] == 0 }
      // One round gives everybody with the fewest a step before anybody else gets one.
      for k in order {
        if isMoving, current.steps[k] > current.steps[order[order.startIndex]] { break }
        if work < 0 || cancellation.isCancelled { return }
        work -= 2 * current.steps.count
        guard current.steps[k] + 1 < fid.count, let next = withStep(k) else { continue }
        value += fid[next.steps[k]] - fid[current.steps[k]]
        current = next
        isMoving = true
        if value < 0 { (best, value) = (current, 0) }
      }
    }
  }

  /// The schedule with one more step of service k that takes the least bandwidth; nil if none fits.
  private func withStep(_ k: Int) -> CompactSchedule? {
    var found: (usage: Double, schedule: CompactSchedule)?
    for later in 0...1 where current.counts[k] + later > current.steps[k] {
      var next = current
      next.counts[k] += later
      next.steps[k] += 1
      guard let usage = needs(next)?.reduce(0, +) else { return nil }
      if usage <= found?.usage ?? limit { found = (usage, next) }
    }
    return found?.schedule
  }

  /// needs[k]: the bandwidth in Hz that service k cannot do without, 0 for an outage; nil when cancelled.
  func needs(_ schedule: CompactSchedule) -> [Double]? {
    let ends = schedule.ends(scenario.delay)
    var needs: [Double] = []
    needs.reserveCapacity(schedule.steps.count)
    let isWhole = cancellation.inPortions(schedule.steps.indices) {
      for k in $0 {
        guard schedule.steps[k] > 0 else {
          needs.append(0)
          continue
        }
        let left = scenario.devices[k].deadline + epsilon - ends[schedule.counts[k]]
        needs.append(
          left > 0 ? scenario.content / (scenario.devices[k].efficiency * left) : .infinity)
      }
    }
    return isWhole ? needs : nil
  }
}
