import BatchModel

extension Scenario {
  /// bandwidth[k] = B·w_k/Σw in Hz for shares w[k] > 0, so that (9) holds with equality; nil when cancelled.
  func bandwidths(shares: [Double], _ cancellation: Cancellation?) -> [Double]? {
    var total = 0.0
    var bandwidths: [Double] = []
    bandwidths.reserveCapacity(shares.count)
    let isWhole =
      cancellation.inPortions(shares.indices) { for k in $0 { total += shares[k] } }
      && cancellation.inPortions(shares.indices) {
        for k in $0 { bandwidths.append(bandwidth * shares[k] / total) }
      }
    return isWhole ? bandwidths : nil
  }

  /// The same as `generationBudgets(bandwidth:)`, or nil when cancelled.
  func generationBudgets(bandwidth: [Double], _ cancellation: Cancellation?) -> [Double]? {
    var budgets: [Double] = []
    budgets.reserveCapacity(bandwidth.count)
    let isWhole = cancellation.inPortions(bandwidth.indices) {
      for k in $0 { budgets.append(generationBudget(k, bandwidth: bandwidth[k])) }
    }
    return isWhole ? budgets : nil
  }
}
