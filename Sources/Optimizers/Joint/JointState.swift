import BatchModel

/// A point of the joint search, n_k and T_k, with what it costs; a move can be taken back.
///
/// The tasks of batch m follow from where services begin and end, so one pass over the batches gives
/// all ends f and one over the services the bandwidth needed: O(K + N), without a division twice.
struct JointState: Sendable {
  let problem: JointProblem
  /// counts[k] = n_k in 0...levels.
  private(set) var counts: [Int]
  /// steps[k] = T_k in 0...n_k.
  private(set) var steps: [Int]
  /// Σ Q(T_k).
  private(set) var fid: Double

  /// change[m]: tasks of batch m less those of batch m − 1.
  private var change: [Int]
  /// ends[m]: the end of batch m in seconds, as of the last `usage`.
  private var ends: [Double]
  /// What the moves since the last `keep` have replaced.
  private var replaced: [(k: Int, count: Int, steps: Int)] = []
  private var keptFID: Double

  init(_ problem: JointProblem) {
    self.problem = problem
    counts = Array(repeating: 0, count: problem.count)
    steps = counts
    change = Array(repeating: 0, count: problem.levels + 2)
    ends = Array(repeating: 0, count: problem.levels + 1)
    fid = problem.fid[0] * Double(problem.count)
    keptFID = fid
  }

  /// The two integers as they stand.
  var schedule: CompactSchedule {
    CompactSchedule(
      counts: counts.indices.map { steps[$0] > 0 ? counts[$0] : 0 }, steps: steps)
  }

  /// Sets n_k and T_k, which are brought within 0 ≤ T_k ≤ n_k ≤ levels.
  mutating func set(_ k: Int, count: Int, steps: Int) {
    let count = min(max(count, 0), problem.levels)
    let steps = min(max(steps, 0), count)
    guard count != counts[k] || steps != self.steps[k] else { return }
    replaced.append((k, counts[k], self.steps[k]))
    fid += problem.fid[steps] - problem.fid[self.steps[k]]
    put(k, count, steps)
  }

  /// Whether something changed since the last `keep`.
  var isChanged: Bool { !replaced.isEmpty }

  /// Makes the changes final.
  mutating func keep() {
    replaced.removeAll(keepingCapacity: true)
    keptFID = fid
  }

  /// Takes back all changes since the last `keep`.
  mutating func revert() {
    while let (k, count, steps) = replaced.popLast() { put(k, count, steps) }
    fid = keptFID
  }

  private mutating func put(_ k: Int, _ count: Int, _ steps: Int) {
    change[counts[k] - self.steps[k] + 1] -= 1
    change[counts[k] + 1] += 1
    counts[k] = count
    self.steps[k] = steps
    change[count - steps + 1] += 1
    change[count + 1] -= 1
  }

  /// Σ S/(η_k(τ_k − f_k)) over the services with a step, Hz, fact 3 of <doc:CompactSchedules>; infinite
  /// when it is above `limit`.
  ///
  /// For given budgets 0 when all are kept.
  mutating func usage(limit: Double) -> Double {
    let (a, b) = (problem.delay.a, problem.delay.b)
    var last = 0
    for k in counts.indices where steps[k] > 0 { last = max(last, counts[k]) }
    guard last > 0 else { return 0 }
    var (size, tasks) = (0, 0)
    for m in 1...last {
      size += change[m]
      tasks += size
      ends[m] = b * Double(m) + a * Double(tasks)
    }
    var usage = 0.0
    if problem.isBandwidthGiven {
      for k in counts.indices where steps[k] > 0 {
        usage += max(0, ends[counts[k]] - problem.deadlines[k])
      }
      if usage > 0 { usage += problem.bandwidth }
      return usage > limit ? .infinity : usage
    }
    for k in counts.indices where steps[k] > 0 {
      let left = problem.deadlines[k] - ends[counts[k]]
      guard left > 0 else { return .infinity }
      usage += problem.contents[k] / left
      if usage > limit { return .infinity }
    }
    return usage
  }
}
