import BatchModel
import Optimizers

/// Follows the story of a `StackingRun` and keeps its own books: what does not add up is a complaint.
struct StackingAudit {
  private(set) var complaints: [String] = []
  private(set) var steps: [Int]
  private(set) var batches: [Plan.Batch] = []

  private let delay: DelayModel
  private let target: Int
  private var remaining: [Double]
  private var active: Set<Int>
  private var clock = 0.0

  private static let epsilon = 1e-9

  init(delay: DelayModel, budgets: [Double], target: Int) {
    self.delay = delay
    self.target = target
    remaining = budgets
    steps = budgets.map { _ in 0 }
    active = Set(budgets.indices)
  }

  /// Whether every service has left, as it must have in the end.
  var isOver: Bool { active.isEmpty }

  mutating func follow(_ step: StackingStep) {
    expect(step.targetSteps == target, "T* is \(step.targetSteps)")
    expect(step.clock == clock, "the clock is \(step.clock), it is \(clock)")
    var drops: [StackingStep.Drop] = []

    // Rule 2.
    for k in tightestFirst(active) where remaining[k] + Self.epsilon < delay.a + delay.b {
      drops.append(leave(k, .noTimeAlone))
    }
    if active.isEmpty {
      expect(step.services.isEmpty && step.packing == nil, "a story about nobody")
      finish(step, drops, ran: [])
      return
    }

    // Rule 3.
    let standings = active.map { k in
      StackingStep.Standing(
        k: k, remaining: remaining[k], completed: steps[k],
        possible: Int(((remaining[k] + Self.epsilon) / (delay.a + delay.b)).rounded(.down)))
    }.sorted {
      ($0.completed + $0.possible, $0.remaining, $0.k)
        < ($1.completed + $1.possible, $1.remaining, $1.k)
    }
    expect(step.services == standings, "standings \(step.services), they are \(standings)")
    let cluster = standings.filter { $0.completed + $0.possible <= target }
    expect(step.clusterSize == cluster.count, "|F| \(step.clusterSize), it is \(cluster.count)")

    // Rule 4.
    let size = size(standings, cluster, step)

    // Rule 5.
    var batch = tightestFirst(Set(standings.prefix(size).map(\.k)))
    while let k = batch.first,
      remaining[k] + Self.epsilon < delay.a * Double(batch.count) + delay.b
    {
      drops.append(leave(k, .noTimeInBatch(size: batch.count)))
      batch.removeFirst()
    }
    finish(step, drops, ran: batch)
  }

  /// X, from the numbers of the report put into the formulas, once they are the right ones.
  private mutating func size(
    _ standings: [StackingStep.Standing], _ cluster: [StackingStep.Standing], _ step: StackingStep
  ) -> Int {
    guard let packing = step.packing else {
      complaints.append("no packing for \(standings.count) services")
      return 0
    }
    expect(packing.active == standings.count, "|K| is \(packing.active)")
    let (a, b) = (delay.a, delay.b)
    let size: Int
    switch packing.rule {
    case .cluster(let tightest, let possible, let floor):
      expect(tightest == cluster.map { $0.remaining }.min(), "r_min is \(tightest)")
      expect(possible == cluster.map { $0.possible }.max(), "T^e_max is \(possible)")
      let value = (tightest - b * Double(possible)) / (a * Double(possible))
      expect(floor == (value + Self.epsilon).rounded(.down), "(19) gives \(floor)")
      size = max(cluster.count, Int(min(floor, Double(standings.count))))
    case .open(let ideal, let floor):
      expect(cluster.isEmpty, "rule (20) with a cluster")
      expect(ideal == standings[0].ideal, "T'_min is \(ideal)")
      let value = ((a + b) * Double(ideal) - b * Double(target)) / (a * Double(target))
      expect(floor == (value + Self.epsilon).rounded(.down), "(20) gives \(floor)")
      size = Int(min(floor, Double(standings.count)))
    }
    expect(packing.size == max(1, size), "X is \(packing.size), it is \(size)")
    return packing.size
  }

  /// Rule 6.
  private mutating func finish(_ step: StackingStep, _ drops: [StackingStep.Drop], ran: [Int]) {
    expect(step.dropped == drops, "dropped \(step.dropped), it should be \(drops)")
    expect(!drops.isEmpty || !ran.isEmpty, "nothing happened")
    guard !ran.isEmpty else {
      expect(step.batch == nil, "a batch of nobody")
      return
    }
    let duration = delay.a * Double(ran.count) + delay.b
    let batch = Plan.Batch(start: clock, duration: duration, services: ran.sorted())
    expect(step.batch == batch, "the batch is \(String(describing: step.batch)), not \(batch)")
    batches.append(batch)
    for k in ran { steps[k] += 1 }
    for k in active { remaining[k] -= duration }
    clock += duration
  }

  private mutating func leave(_ k: Int, _ reason: StackingStep.Reason) -> StackingStep.Drop {
    active.remove(k)
    return StackingStep.Drop(k: k, remaining: remaining[k], steps: steps[k], reason: reason)
  }

  private func tightestFirst(_ services: Set<Int>) -> [Int] {
    services.sorted { (remaining[$0], $0) < (remaining[$1], $1) }
  }

  private mutating func expect(_ holds: Bool, _ complaint: String) {
    if !holds { complaints.append("at \(clock) s: " + complaint) }
  }
}
