import BatchModel

/// A schedule by two integers a service in place of its batches, <doc:CompactSchedules>.
///
/// Service k takes part in the latest `steps[k]` of the first `counts[k]` batches, so in those from
/// counts[k] − steps[k] + 1 to counts[k], counted from 1. Every schedule that keeps its budgets can
/// be brought to that form, and it loads the early batches least.
struct CompactSchedule: Sendable, Equatable {
  /// counts[k] = n_k: batches that have ended when service k is finished; 0 for an outage.
  var counts: [Int]
  /// steps[k] = T_k ≤ n_k; 0 for an outage.
  var steps: [Int]

  /// Batches N in all, empty ones included.
  var batchCount: Int { counts.max() ?? 0 }

  /// ends[m] = f at level m in 0...N: b·m + a·(tasks in the first m batches), seconds; fact 1 of
  /// <doc:CompactSchedules>.
  ///
  /// Empty batches count as b here; `schedule` leaves them out.
  /// - Complexity: O(K + N).
  func ends(_ delay: DelayModel) -> [Double] {
    var tasks = 0
    return sizes().enumerated().map { m, size in
      tasks += size
      return delay.end(batches: m, tasks: tasks)
    }
  }

  /// sizes[m]: tasks in batch m, counted from 1; sizes[0] = 0.
  func sizes() -> [Int] {
    var change = [Int](repeating: 0, count: batchCount + 2)
    for k in steps.indices where steps[k] > 0 {
      change[counts[k] - steps[k] + 1] += 1
      change[counts[k] + 1] -= 1
    }
    var size = 0
    return change.dropLast().map { difference in
      size += difference
      return size
    }
  }

  /// Whether every service is finished within its budget τ'[k], seconds.
  func keeps(_ budgets: [Double], _ delay: DelayModel) -> Bool {
    let ends = ends(delay)
    return steps.indices.allSatisfy {
      steps[$0] == 0 || ends[counts[$0]] <= budgets[$0] + epsilon
    }
  }
}

extension DelayModel {
  /// Seconds that many batches take with that many tasks in all.
  ///
  /// The one place where this is computed: what fits must not depend on how it is summed.
  func end(batches: Int, tasks: Int) -> Double { b * Double(batches) + a * Double(tasks) }

  /// The most tasks, at most `limit`, that `batches` batches may hold to end within `budget`.
  ///
  /// −1 when the batches alone take longer.
  func tasks(within budget: Double, batches: Int, limit: Int) -> Int {
    // Bisection: a may be so small against b that a quotient is off by many tasks.
    var (low, high) = (-1, limit)
    while low < high {
      let middle = low + (high - low + 1) / 2
      if end(batches: batches, tasks: middle) <= budget + epsilon {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }
}
