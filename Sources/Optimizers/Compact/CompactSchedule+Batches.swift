import BatchModel

extension CompactSchedule {
  /// The form of a schedule that keeps its budgets τ'[k] in seconds.
  ///
  /// n_k is the number of its batches that end by τ'_k. Where tasks that move to later batches
  /// leave one empty, that batch is dropped, and the counts are taken anew.
  init(_ batches: [Plan.Batch], budgets: [Double], delay: DelayModel) {
    guard let whole = CompactSchedule(batches, budgets: budgets, delay: delay, cancellation: nil)
    else { preconditionFailure("nobody can have cancelled") }
    self = whole
  }

  /// The same, or nil when cancelled.
  init?(
    _ batches: [Plan.Batch], budgets: [Double], delay: DelayModel, cancellation: Cancellation?
  ) {
    var counts = [Int](repeating: 0, count: budgets.count)
    var steps = counts
    for (n, batch) in batches.enumerated() {
      let isTold = cancellation.inPortions(batch.services.indices) {
        for k in batch.services[$0] {
          steps[k] += 1
          counts[k] = n + 1
        }
      }
      guard isTold else { return nil }
    }
    self.init(counts: counts, steps: steps)
    repeat {
      guard raiseCounts(budgets, delay, cancellation) else { return nil }
    } while dropEmptyBatches()
  }

  /// The batches, without empty ones, from time 0 without gaps; nil when cancelled.
  func schedule(_ delay: DelayModel, cancellation: Cancellation? = nil) -> Schedule? {
    var members = sizes().dropFirst().map { size in
      var services: [Int] = []
      services.reserveCapacity(size)
      return services
    }
    let isWhole = cancellation.inPortions(steps.indices, cost: members.count) { portion in
      for k in portion {
        for n in counts[k] - steps[k]..<counts[k] { members[n].append(k) }
      }
    }
    guard isWhole else { return nil }
    var start = 0.0
    let batches = members.filter { !$0.isEmpty }.map { services in
      let duration = delay.duration(services.count)
      defer { start += duration }
      return Plan.Batch(start: start, duration: duration, services: services)
    }
    return Schedule(steps: steps, batches: batches, targetSteps: nil)
  }

  /// Raises each n_k to the number of batches that end by τ'_k; no batch ends later for it.
  ///
  /// False when cancelled, and then not each.
  mutating func raiseCounts(
    _ budgets: [Double], _ delay: DelayModel, _ cancellation: Cancellation?
  ) -> Bool {
    let ends = ends(delay)
    return cancellation.inPortions(steps.indices) {
      for k in $0 where steps[k] > 0 {
        // Ends do not fall, so the last one in time is found by bisection.
        var (low, high) = (counts[k], ends.count - 1)
        while low < high {
          let middle = high - (high - low) / 2
          if ends[middle] <= budgets[k] + epsilon { low = middle } else { high = middle - 1 }
        }
        counts[k] = low
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
