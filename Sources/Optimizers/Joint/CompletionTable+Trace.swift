import BatchModel

extension CompletionTable {
  /// What the solution that was found last uses; its value is finite.
  func trace(_ prices: JointPrices, _ region: CompletionRegion) -> CompletionUse {
    var (_, m, x) = least(region)
    var j = problem.count
    var use = CompletionUse(services: j, batches: problem.levels)
    for later in stride(from: m, to: use.tasks.count, by: 1) {
      (use.tasks[later], use.finished[later]) = (x, j)
    }
    while m > 0 {
      let (batch, tasks) = lastBatch(m, x, finished: j, prices, region)
      if let (k, value) = lastPosition(m, x, position: j, prices, region), value < batch {
        use.positions[k] += 1
        use.bandwidth += leastLeft(k) / max(leastLeft(k), left(k, m, x))
        for t in 0..<steps[m].count { use.excess[m - t] += 1 }
        j -= 1
      } else {
        // Not without a way there: nothing is finite that came from nowhere.
        precondition(tasks > 0, "no batch leads to \(x) tasks in \(m) batches")
        use.excess[m] -= tasks
        (m, x) = (m - 1, x - tasks)
        (use.tasks[m], use.finished[m]) = (x, j)
      }
    }
    for position in 0..<j {
      let chosen = order.outages[position].max { prices.services[$0] < prices.services[$1] }
      if let chosen { use.positions[chosen] += 1 }
    }
    return use
  }

  /// The value at (m, x) where batch m finishes nobody, and the size of that batch.
  private func lastBatch(
    _ m: Int, _ x: Int, finished j: Int, _ prices: JointPrices, _ region: CompletionRegion
  ) -> (value: Double, tasks: Int) {
    var best = (value: Double.infinity, tasks: 0)
    let (before, from) = (place(m - 1, j), region[m - 1, j])
    for tasks in stride(
      from: max(1, x - from.high), through: min(problem.count - j, x - from.low), by: 1)
    {
      let value = values[before + x - tasks] - prices.steps[m] * Double(tasks)
      if value < best.value { best = (value, tasks) }
    }
    return best
  }

  /// The value at (m, x) where position j is finished there, and by whom.
  private func lastPosition(
    _ m: Int, _ x: Int, position j: Int, _ prices: JointPrices, _ region: CompletionRegion
  ) -> (service: Int, value: Double)? {
    guard j > 0, region[m, j - 1].contains(x) else { return nil }
    let before = values[place(m, j - 1) + x]
    var best: (service: Int, value: Double)?
    for candidate in order.served[j - 1]
    where x <= problem.tasks(by: candidate.latest, batches: m) {
      let k = candidate.service
      let charge = prices.bandwidth * leastLeft(k) / max(leastLeft(k), left(k, m, x))
      let value = before + charge - prices.services[k] + steps[m].cost
      if value < best?.value ?? .infinity { best = (k, value) }
    }
    return best
  }

  private func left(_ k: Int, _ m: Int, _ x: Int) -> Double {
    timeLeft(k, batches: m) - problem.delay.a * Double(x)
  }
}
