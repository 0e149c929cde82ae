import BatchModel

extension CompactSchedule {
  /// The form of a schedule that keeps its budgets τ'[k] in seconds.
  ///
  /// n_k is the number of its batches that end by τ'_k. Where tasks that move to later batches
  /// leave one empty, that batch is dropped, and the counts are taken anew.
  init(_ batches: [Plan.Batch], budgets: [Double], delay: DelayModel) {
    counts = Array(repeating: 0, count: budgets.count)
    steps = Array(repeating: 0, count: budgets.count)
    for (n, batch) in batches.enumerated() {
      for k in batch.services {
        steps[k] += 1
        counts[k] = n + 1
      }
    }
    repeat { raiseCounts(budgets, delay) } while dropEmptyBatches()
  }

  /// The batches, without empty ones, from time 0 without gaps.
  func schedule(_ delay: DelayModel) -> Schedule {
    var members = [[Int]](repeating: [], count: batchCount)
    for k in steps.indices {
      for n in counts[k] - steps[k]..<counts[k] { members[n].append(k) }
    }
    var start = 0.0
    let batches = members.filter { !$0.isEmpty }.map { services in
      let duration = delay.duration(services.count)
      defer { start += duration }
      return Plan.Batch(start: start, duration: duration, services: services)
    }
    return Schedule(steps: steps, batches: batches, targetSteps: nil)
  }

  /// Raises each n_k to the number of batches that end by τ'_k; no batch ends later for it.
  mutating func raiseCounts(_ budgets: [Double], _ delay: DelayModel) {
    let ends = ends(delay)
    for k in steps.indices where steps[k] > 0 {
      while counts[k] + 1 < ends.count, ends[counts[k] + 1] <= budgets[k] + epsilon {
        counts[k] += 1
      }
    }
  }

  /// Takes out the batches without a task; whether there were any.
  mutating func dropEmptyBatches() -> Bool {
    let sizes = sizes()
    // kept[m]: batches with a task among the first m.
    var kept = 0
    let counted = sizes.map { size in
      kept += size > 0 ? 1 : 0
      return kept
    }
    for k in steps.indices { counts[k] = counted[counts[k]] }
    return kept < sizes.count - 1
  }
}
