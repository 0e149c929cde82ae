import BatchModel

extension CompactSchedule {
  /// The best steps for the same services and counts within budgets τ'[k]: lowest first.
  ///
  /// Everybody starts over with one step, then the service with the fewest gets one more as long as
  /// there is room. The steps that fit are the integer points of a polymatroid, so this is the
  /// optimum for every Q that is convex and falls on T ≥ 1 (Federgruen and Groenevelt, Operations
  /// Research 34(6), 1986); for another Q, the best seen on the way, never worse than the steps given.
  ///
  /// `fid[t]` = Q(t), t in 0...N. Cancelled, it gives the steps as they are.
  /// - Complexity: O(K·N + tasks·N).
  func refilled(
    _ budgets: [Double], _ delay: DelayModel, fid: [Double], cancellation: Cancellation? = nil
  ) -> CompactSchedule {
    var room = BatchRoom(self, budgets, delay)
    var filled = self
    for k in steps.indices where steps[k] > 0 {
      filled.steps[k] = 1
      room.take(from: counts[k])
    }
    var order: [Int] = []
    var (value, best) = (0.0, (value: 0.0, length: 0))
    var active = steps.indices.filter { steps[$0] > 0 }
    while !active.isEmpty {
      if cancellation?.isCancelled == true { return self }
      // A service that cannot take a step now never can later.
      active.removeAll { k in
        let batch = counts[k] - filled.steps[k]
        guard batch >= room.first else { return true }
        room.take(from: batch)
        value += fid[filled.steps[k] + 1] - fid[filled.steps[k]]
        filled.steps[k] += 1
        order.append(k)
        if value < best.value { best = (value, order.count) }
        return false
      }
    }
    for k in order[best.length...] { filled.steps[k] -= 1 }
    func total(_ schedule: CompactSchedule) -> Double {
      schedule.steps.reduce(0) { $0 + fid[$1] }
    }
    return total(filled) < total(self) ? filled : self
  }
}

/// How many more tasks fit into the batches while every count is kept: the chain of limits c_m, fact 2
/// of <doc:CompactSchedules>.
private struct BatchRoom {
  /// The first batch, counted from 1, that can take a task; N + 1 when there is none.
  private(set) var first = 1

  /// left[m]: tasks that the first m batches can still take.
  private var left: [Int]

  init(_ schedule: CompactSchedule, _ budgets: [Double], _ delay: DelayModel) {
    left = Array(repeating: .max, count: schedule.batchCount + 1)
    var tightest = [Double](repeating: .infinity, count: left.count)
    for k in schedule.steps.indices where schedule.steps[k] > 0 {
      tightest[schedule.counts[k]] = min(tightest[schedule.counts[k]], budgets[k])
    }
    let limit = schedule.counts.reduce(0, +)
    for m in left.indices where tightest[m] < .infinity {
      left[m] = delay.tasks(within: tightest[m], batches: m, limit: limit)
    }
  }

  /// Puts a task into that batch, counted from 1.
  mutating func take(from batch: Int) {
    for m in batch..<left.count where left[m] < .max {
      left[m] -= 1
      if left[m] <= 0 { first = max(first, m + 1) }
    }
  }
}
