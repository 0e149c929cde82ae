extension StackingEvaluator {
  /// Puts the services that can take a step into ascending (τ', k); false when cancelled.
  ///
  /// All remaining delays of a run fall by the same sequence of durations, and subtraction rounds
  /// monotonically, so this order holds for (r_k, k) throughout a run. The one exception: unequal
  /// budgets next to each other may become equal by rounding, and then k decides. `drift`
  /// bounds the rounding of a whole run, so only budgets closer than twice that can merge.
  mutating func order(_ budgets: [Double], _ cancellation: Cancellation?) -> Bool {
    budget.removeAll(keepingCapacity: true)
    index.removeAll(keepingCapacity: true)
    let isWhole = cancellation.inPortions(0..<count) {
      for k in $0 where budgets[k] + epsilon >= single && budgets[k].isFinite {
        budget.append(budgets[k])
        index.append(Int32(truncatingIfNeeded: k))
      }
    }
    guard isWhole else { return false }
    if budget.count <= 64 {
      insertionSort()
    } else if !sorting.sort(&budget, &index, cancellation) {
      return false
    }
    let longest = budget.last ?? 0
    // At most ⌊τ'/(a+b)⌋ + 1 subtractions, each rounds by half a unit in the last place at most.
    drift = (longest / single + 4) * (longest + single) * 0x1p-52
    mayMerge = false
    return cancellation.inPortions(1..<max(1, budget.count)) {
      for p in $0 {
        let difference = budget[p] - budget[p - 1]
        if difference > 0 && difference <= 4 * drift { mayMerge = true }
      }
    }
  }

  private mutating func insertionSort() {
    for p in budget.indices.dropFirst() {
      let (value, k) = (budget[p], index[p])
      var q = p
      while q > 0 && budget[q - 1] > value {
        budget[q] = budget[q - 1]
        index[q] = index[q - 1]
        q -= 1
      }
      budget[q] = value
      index[q] = k
    }
  }
}
