import BatchModel

/// (P2) with the services in the order of τ', tightest first, <doc:ExactScheduling>.
struct SortedServices: Sendable {
  /// budgets[j] = τ' in seconds, ascending.
  let budgets: [Double]
  /// Seconds a batch takes.
  let delay: DelayModel
  /// fid[t] = Q(t), t in 0...longest.
  let fid: [Double]
  /// The most steps anybody can take alone.
  let longest: Int
  /// The most tasks that can fit in all.
  let mostTasks: Int

  init(budgets: [Double], delay: DelayModel, fid: [Double]) {
    self.budgets = budgets
    self.delay = delay
    self.fid = fid
    let last = budgets.last ?? 0
    longest = min(fid.count - 1, delay.stepsAlone(in: last))
    mostTasks = delay.tasks(within: last, batches: 1, limit: budgets.count * longest)
  }

  var count: Int { budgets.count }

  /// The most batches, at most `limit`, that may end by the budget of service `j` with `tasks` tasks.
  func batches(_ j: Int, tasks: Int, limit: Int) -> Int {
    let quotient = (budgets[j] + epsilon - delay.a * Double(tasks)) / delay.b
    var count = quotient > Double(limit) ? limit : Int(max(0, quotient))
    while count > 0, !fits(j, batches: count, tasks: tasks) { count -= 1 }
    while count < limit, fits(j, batches: count + 1, tasks: tasks) { count += 1 }
    return count
  }

  /// Whether that many batches with that many tasks end by the budget of service `j`.
  @inline(__always)
  func fits(_ j: Int, batches: Int, tasks: Int) -> Bool {
    delay.end(batches: batches, tasks: tasks) <= budgets[j] + epsilon
  }

  /// Whether Q falls ever more slowly on T ≥ 1, so that evening out steps never harms.
  var isConvex: Bool {
    var gain = Double.infinity
    for t in 1..<max(1, longest) {
      let next = fid[t] - fid[t + 1]
      if next < 0 || next > gain + 1e-12 * fid[t] { return false }
      gain = next
    }
    return true
  }
}
