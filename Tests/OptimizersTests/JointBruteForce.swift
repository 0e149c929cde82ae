import BatchModel

@testable import Optimizers

/// Proves what no plan for (P0) can reach, by looking at every order of completion.
///
/// Services are finished in some order, and exchanging steps shows that the later ones need never
/// have fewer. So a plan is steps T_1 ≤ … ≤ T_p, the batches N_1 ≤ … ≤ N_p after which they are
/// finished, and who is who. For given steps that is searched from the last position to the first,
/// where every f is known once its N is chosen.
struct JointBruteForce {
  private let problem: JointProblem

  init(_ scenario: Scenario) { problem = JointProblem(scenario) }

  /// Whether some plan has a mean FID below `value`, a hair aside.
  func canBeat(_ value: Double) -> Bool {
    let most = value * Double(problem.count) * (1 - 1e-9)
    return descend([], fid: 0, most: most)
  }

  /// Looks at all T that go on from there, longest first.
  private func descend(_ steps: [Int], fid: Double, most: Double) -> Bool {
    guard fid < most else { return false }
    if steps.count == problem.count { return isMinimal(steps, fid, most) && fits(steps) }
    // What is left has no more steps than the last one.
    let top = steps.last ?? problem.levels
    let lowest = problem.fid[0...top].min() ?? 0
    guard fid + lowest * Double(problem.count - steps.count) < most else { return false }
    return (0...top).contains { descend(steps + [$0], fid: fid + problem.fid[$0], most: most) }
  }

  /// Whether no step can be left out; if one can, the shorter one is looked at as well.
  private func isMinimal(_ steps: [Int], _ fid: Double, _ most: Double) -> Bool {
    steps.indices.allSatisfy { k in
      let isLast = k + 1 == steps.count || steps[k + 1] < steps[k]
      return !isLast || steps[k] == 0
        || fid + problem.fid[steps[k] - 1] - problem.fid[steps[k]] >= most
    }
  }

  /// Whether these steps, falling, can be given to the services in some order within B.
  private func fits(_ steps: [Int]) -> Bool {
    let steps = steps.filter { $0 > 0 }
    return place(steps, [], Set(0..<problem.count), usage: 0)
  }

  /// Chooses N and the service for the next position, from the last one finished down.
  private func place(_ steps: [Int], _ counts: [Int], _ left: Set<Int>, usage: Double) -> Bool {
    let j = counts.count
    guard j < steps.count else { return true }
    // Nothing that is left ends sooner than its first batches do.
    let top = counts.last ?? problem.levels
    let soonest = end(steps, counts, unplaced: top, at: steps[steps.count - 1])
    let needs = left.map { problem.need($0, end: soonest) }.sorted()
    guard usage + needs.prefix(steps.count - j).reduce(0, +) <= problem.bandwidth else {
      return false
    }
    for count in steps[j]...max(steps[j], top) {
      let end = end(steps, counts, unplaced: count, at: count)
      for k in left {
        let total = usage + problem.need(k, end: end)
        guard total <= problem.bandwidth else { continue }
        if place(steps, counts + [count], left.subtracting([k]), usage: total) { return true }
      }
    }
    return false
  }

  /// f at a level, the positions without a count finished after that many batches.
  private func end(_ steps: [Int], _ counts: [Int], unplaced: Int, at level: Int) -> Double {
    var tasks = 0
    for (j, step) in steps.enumerated() {
      let count = j < counts.count ? counts[j] : max(unplaced, level)
      // The last position is finished first, wherever that is.
      tasks += j + 1 == steps.count ? step : max(0, step - (count - level))
    }
    return problem.delay.end(batches: level, tasks: tasks)
  }
}
