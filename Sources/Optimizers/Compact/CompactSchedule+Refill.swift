import BatchModel

extension CompactSchedule {
  /// The best steps for the same services and counts within budgets τ'[k]: lowest first.
  ///
  /// Everybody starts over with one step, then the service with the fewest gets one more as long as
  /// there is room. The steps that fit are the integer points of a polymatroid, so this is the
  /// optimum for every Q that is convex and falls on T ≥ 1 (Federgruen and Groenevelt, Operations
  /// Research 34(6), 1986); for another Q, the best seen on the way, never worse than the steps given.
  ///
  /// `fid[t]` = Q(t), t in 0...N. Nil when cancelled.
  /// - Complexity: O(K·N + tasks·N).
  func refilled(
    _ budgets: [Double], _ delay: DelayModel, fid: [Double], cancellation: Cancellation? = nil
  ) -> CompactSchedule? {
    var room = BatchRoom(self, budgets, delay)
    var filled = self
    var active: [Int] = []
    let isBegun = cancellation.inPortions(steps.indices, cost: room.cost) {
      for k in $0 where steps[k] > 0 {
        filled.steps[k] = 1
        room.take(from: counts[k])
        active.append(k)
      }
    }
    guard isBegun else { return nil }
    // Who has got the steps since the best so far, which may be few.
    var later: [Int] = []
    var (value, best) = (0.0, 0.0)
    while !active.isEmpty {
      var left = 0
      let isWhole = cancellation.inPortions(active.indices, cost: room.cost) {
        for i in $0 {
          let k = active[i]
          let batch = counts[k] - filled.steps[k]
          // A service that cannot take a step now never can later.
          guard batch >= room.first else { continue }
          active[left] = k
          left += 1
          room.take(from: batch)
          value += fid[filled.steps[k] + 1] - fid[filled.steps[k]]
          filled.steps[k] += 1
          later.append(k)
          if value < best {
            best = value
            later.removeAll(keepingCapacity: true)
          }
        }
      }
      guard isWhole else { return nil }
      active.removeLast(active.count - left)
    }
    let isCut = cancellation.inPortions(later.indices) {
      for k in later[$0] { filled.steps[k] -= 1 }
    }
    guard isCut else { return nil }
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

  /// How many numbers `take` looks at in the worst case, in units of what else is done for a step.
  var cost: Int { max(1, left.count / 8) }

  /// Puts a task into that batch, counted from 1.
  mutating func take(from batch: Int) {
    for m in batch..<left.count where left[m] < .max {
      left[m] -= 1
      if left[m] <= 0 { first = max(first, m + 1) }
    }
  }
}
