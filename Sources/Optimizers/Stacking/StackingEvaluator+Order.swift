/// Scratch of the sort by budget.
struct SortScratch: Sendable {
  var keys: [UInt64] = []
  var otherKeys: [UInt64] = []
  var otherIndex: [Int32] = []
}

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
    for k in 0..<count where budgets[k] + epsilon >= single && budgets[k].isFinite {
      budget.append(budgets[k])
      index.append(Int32(truncatingIfNeeded: k))
    }
    if budget.count <= 64 {
      insertionSort()
    } else if !radixSort(cancellation) {
      return false
    }
    let longest = budget.last ?? 0
    // At most ⌊τ'/(a+b)⌋ + 1 subtractions, each rounds by half a unit in the last place at most.
    drift = (longest / single + 4) * (longest + single) * 0x1p-52
    mayMerge = false
    for p in budget.indices.dropFirst() {
      let difference = budget[p] - budget[p - 1]
      if difference > 0 && difference <= 4 * drift { mayMerge = true }
    }
    return true
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

  /// Stable, byte by byte; the bits of positive numbers ascend with the numbers.
  private mutating func radixSort(_ cancellation: Cancellation?) -> Bool {
    let n = budget.count
    sorting.keys = budget.map(\.bitPattern)
    sorting.otherKeys = sorting.keys
    sorting.otherIndex = index
    var starts = [Int](repeating: 0, count: 257)
    for shift in stride(from: 0 as UInt64, to: 64, by: 8) {
      if cancellation?.isCancelled == true { return false }
      for i in 0...256 { starts[i] = 0 }
      for p in 0..<n { starts[Int(sorting.keys[p] >> shift & 255) + 1] += 1 }
      if starts.contains(n) { continue }
      for i in 1...256 { starts[i] += starts[i - 1] }
      for p in 0..<n {
        let key = sorting.keys[p]
        let digit = Int(key >> shift & 255)
        sorting.otherKeys[starts[digit]] = key
        sorting.otherIndex[starts[digit]] = index[p]
        starts[digit] += 1
      }
      swap(&sorting.keys, &sorting.otherKeys)
      swap(&index, &sorting.otherIndex)
    }
    for p in 0..<n { budget[p] = Double(bitPattern: sorting.keys[p]) }
    return true
  }
}
