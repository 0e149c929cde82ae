import BatchModel

extension CompletionTable {
  /// The states of the region that a plan below `target` can pass, by the prices that were solved for last;
  /// nil when cancelled.
  ///
  /// The least on a way through a state is the least to it, V_j(m, x), and the least from it to the end.
  mutating func narrow(
    _ region: CompletionRegion, _ prices: JointPrices, below target: Double,
    _ cancellation: Cancellation?
  ) -> CompletionRegion? {
    var narrowed = region
    let count = problem.count
    let most = target - prices.fixed
    var scratch = Scratch(self.most)
    for m in self.most.indices.reversed() {
      for j in (0...count).reversed() {
        if cancellation.isCancelled { return nil }
        let range = region[m, j]
        guard !range.isEmpty else { continue }
        let (here, rest) = (place(m, j), j == count ? 0 : Double.infinity)
        for x in range.low...range.high { rests[here + x] = rest }
        if j < count {
          if m < batches { goOn(m, j, range, region[m + 1, j], prices.steps[m + 1]) }
          // Outages are before all batches.
          if m > 0 { goOn(m, j, finishing: range.intersection(region[m, j + 1]), prices, &scratch) }
        }
        var passed = CompletionRegion.Row.none
        for x in range.low...range.high where values[here + x] + rests[here + x] < most {
          passed = CompletionRegion.Row(low: passed.isEmpty ? x : passed.low, high: x)
        }
        narrowed[m, j] = passed
      }
    }
    return narrowed
  }

  /// The rest where a batch comes next.
  private mutating func goOn(
    _ m: Int, _ j: Int, _ range: CompletionRegion.Row, _ after: CompletionRegion.Row,
    _ price: Double
  ) {
    let (here, there) = (place(m, j), place(m + 1, j))
    rests.withUnsafeMutableBufferPointer { rests in
      for x in range.low...range.high {
        var least = rests[here + x]
        for tasks in stride(
          from: max(1, after.low - x), through: min(problem.count - j, after.high - x), by: 1)
        {
          least = min(least, rests[there + x + tasks] - price * Double(tasks))
        }
        rests[here + x] = least
      }
    }
  }

  /// The rest where position j + 1 is finished with batch m.
  private mutating func goOn(
    _ m: Int, _ j: Int, finishing range: CompletionRegion.Row, _ prices: JointPrices,
    _ scratch: inout Scratch
  ) {
    guard !range.isEmpty else { return }
    priceFinish(m, j + 1, range, prices, &scratch)
    let (here, there) = (place(m, j), place(m, j + 1))
    for x in range.low...range.high {
      rests[here + x] = min(rests[here + x], rests[there + x] + scratch.row[x])
    }
  }
}
