import BatchModel

/// Turns shares w into bandwidths B_k = B·w_k/Σw and budgets τ'_k, with the efficiencies at hand.
struct BandwidthShares: Sendable {
  private let bandwidth: Double
  private let content: Double
  private let deadlines: [Double]
  private let efficiencies: [Double]

  /// The efficiencies at hand; cancelled on the way it is of no use.
  init(_ scenario: Scenario, _ cancellation: Cancellation?) {
    bandwidth = scenario.bandwidth
    content = scenario.content
    let devices = scenario.devices
    var (deadlines, efficiencies) = ([Double](), [Double]())
    deadlines.reserveCapacity(devices.count)
    efficiencies.reserveCapacity(devices.count)
    _ = cancellation.inPortions(devices.indices) {
      for k in $0 {
        deadlines.append(devices[k].deadline)
        efficiencies.append(devices[k].efficiency)
      }
    }
    (self.deadlines, self.efficiencies) = (deadlines, efficiencies)
  }

  /// τ'[k] in seconds for shares w[k] > 0, equation (14); what is not finite counts as −1.
  ///
  /// False when cancelled, and then there are not all of them.
  func budgets(
    _ shares: [Double], into budgets: inout [Double], _ cancellation: Cancellation?
  ) -> Bool {
    var total = 0.0
    guard cancellation.inPortions(shares.indices, { for k in $0 { total += shares[k] } })
    else { return false }
    budgets.removeAll(keepingCapacity: true)
    budgets.reserveCapacity(shares.count)
    return cancellation.inPortions(shares.indices) {
      for k in $0 {
        let budget = deadlines[k] - content / (bandwidth * shares[k] / total * efficiencies[k])
        budgets.append(budget.isFinite ? budget : -1)
      }
    }
  }
}
