import BatchModel

/// Turns shares w into bandwidths B_k = B·w_k/Σw and budgets τ'_k, with the efficiencies at hand.
struct BandwidthShares: Sendable {
  private let bandwidth: Double
  private let content: Double
  private let deadlines: [Double]
  private let efficiencies: [Double]

  init(_ scenario: Scenario) {
    bandwidth = scenario.bandwidth
    content = scenario.content
    deadlines = scenario.devices.map(\.deadline)
    efficiencies = scenario.devices.map(\.efficiency)
  }

  /// Services K.
  var count: Int { deadlines.count }

  /// The longest deadline, seconds: no budget is larger.
  var longestDeadline: Double { deadlines.max() ?? 0 }

  /// B_k in Hz for shares w[k] > 0.
  func bandwidths(_ shares: some Collection<Double>) -> [Double] {
    let total = shares.reduce(0, +)
    return shares.map { bandwidth * $0 / total }
  }

  /// τ'[k] in seconds for shares w[k] > 0, equation (14); what is not finite counts as −1.
  func budgets(_ shares: ArraySlice<Double>, into budgets: inout [Double]) {
    let total = shares.reduce(0, +)
    budgets.removeAll(keepingCapacity: true)
    for (k, share) in shares.enumerated() {
      let budget = deadlines[k] - content / (bandwidth * share / total * efficiencies[k])
      budgets.append(budget.isFinite ? budget : -1)
    }
  }
}
