import BatchModel
import Optimizers

/// The best of all batch sequences for given budgets, found by trying every one that matters.
///
/// What a sequence leaves behind is the steps it gave and the time it took, and less time is never
/// worse: so the least time for each vector of steps is all there is to know.
struct BruteForce {
  /// Lowest mean FID.
  let meanFID: Double
  /// A schedule that has it.
  let schedule: Schedule

  /// Slack in times: more than the schedulers take, less than `PlanCheck` allows.
  private static let slack = 1e-7

  init(delay: DelayModel, quality: QualityModel, budgets: [Double]) {
    let limits = budgets.map { max(0, Int(($0 + Self.slack) / (delay.a + delay.b))) }
    // A vector of steps as one number: weights[k] is what a step of service k adds.
    var weights: [Int] = []
    var states = 1
    for limit in limits {
      weights.append(states)
      states *= limit + 1
    }
    func steps(_ state: Int) -> [Int] {
      limits.indices.map { state / weights[$0] % (limits[$0] + 1) }
    }

    var clock = [Double](repeating: .infinity, count: states)
    var last = [Int](repeating: 0, count: states)
    clock[0] = 0
    // Every batch adds steps, so a state's predecessors have smaller numbers.
    for state in 0..<states where clock[state].isFinite {
      let done = steps(state)
      for subset in 1..<(1 << budgets.count) {
        let members = budgets.indices.filter { subset >> $0 & 1 == 1 }
        let end = clock[state] + delay.a * Double(members.count) + delay.b
        guard
          members.allSatisfy({ done[$0] < limits[$0] && end <= budgets[$0] + Self.slack })
        else { continue }
        let next = state + members.reduce(0) { $0 + weights[$1] }
        if end < clock[next] { (clock[next], last[next]) = (end, subset) }
      }
    }

    var best = (value: Double.infinity, state: 0)
    for state in 0..<states where clock[state].isFinite {
      let sum = steps(state).reduce(0) { $0 + quality.fid($1) }
      let value = sum / Double(budgets.count)
      if value < best.value { best = (value, state) }
    }

    var batches: [[Int]] = []
    var state = best.state
    while state > 0 {
      let members = budgets.indices.filter { last[state] >> $0 & 1 == 1 }
      batches.insert(members, at: 0)
      state -= members.reduce(0) { $0 + weights[$1] }
    }
    var start = 0.0
    meanFID = best.value
    schedule = Schedule(
      steps: steps(best.state),
      batches: batches.map { members in
        defer { start += delay.duration(members.count) }
        return Plan.Batch(
          start: start, duration: delay.duration(members.count), services: members)
      }, targetSteps: nil)
  }
}
