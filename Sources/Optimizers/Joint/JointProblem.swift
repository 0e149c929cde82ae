import BatchModel

/// (P0) as a search over two integers a service sees it: flat arrays, one convex limit.
///
/// A service that ends generation at f_k needs S/(η_k(τ_k − f_k)) Hz, and a schedule can be carried
/// out exactly if these add up to no more than B, <doc:CompactSchedules>, fact 3.
struct JointProblem: Sendable {
  /// a and b, seconds.
  let delay: DelayModel
  /// deadlines[k] = τ_k in seconds, with the slack that every comparison of times has.
  let deadlines: [Double]
  /// contents[k] = S/η_k, Hz·s: over the seconds left it gives the bandwidth needed.
  let contents: [Double]
  /// B in Hz.
  let bandwidth: Double
  /// fid[t] = Q(t), t in 0...`levels`.
  let fid: [Double]
  /// Whether deadlines are the budgets of a given bandwidth, (P2): then seconds late stand for what is
  /// used above B, and `bandwidth` for so many seconds.
  let isBandwidthGiven: Bool
  /// The most batches that end before the last deadline.
  let levels: Int

  /// (P2): batches for budgets τ'[k] in seconds; `fid[t]` = Q(t).
  init(delay: DelayModel, budgets: [Double], fid: [Double]) {
    self.delay = delay
    self.fid = fid
    deadlines = budgets.map { $0 + epsilon }
    contents = budgets.map { _ in 0 }
    let longest = max(0, budgets.max() ?? 0)
    levels = delay.stepsAlone(in: longest)
    // Found by trying: seconds late weigh as much as bandwidth does where that is shared.
    bandwidth = max(delay.single, 0.3 * longest)
    isBandwidthGiven = true
  }

  /// (P0) of a scenario; cancelled, not with all its services, and then of no use.
  init(_ scenario: Scenario, cancellation: Cancellation? = nil) {
    isBandwidthGiven = false
    delay = scenario.delay
    let devices = scenario.devices
    var deadlines = [Double](repeating: 0, count: devices.count)
    var contents = [Double](repeating: 1, count: devices.count)
    _ = cancellation.inPortions(devices.indices) {
      for k in $0 {
        deadlines[k] = devices[k].deadline + epsilon
        contents[k] = scenario.content / devices[k].efficiency
      }
    }
    (self.deadlines, self.contents) = (deadlines, contents)
    bandwidth = scenario.bandwidth
    levels = delay.stepsAlone(in: deadlines.max() ?? 0)
    fid = scenario.quality.tabulated(upTo: levels)
  }

  /// Services K.
  var count: Int { deadlines.count }

  /// B_k in Hz that service k needs when its generation ends at that second; infinite when none does.
  func need(_ k: Int, end: Double) -> Double {
    let left = deadlines[k] - end
    return left > 0 ? contents[k] / left : .infinity
  }

  /// B_k in Hz for a schedule that needs no more than B; what is left over is spread in proportion.
  ///
  /// Nil when it needs more, and when cancelled. An outage gets nothing, unless all are outages and
  /// share alike.
  func bandwidths(_ schedule: Schedule, cancellation: Cancellation?) -> [Double]? {
    var needs = [Double](repeating: 0, count: count)
    for batch in schedule.batches {
      let isTold = cancellation.inPortions(batch.services.indices) {
        for k in batch.services[$0] { needs[k] = need(k, end: batch.end) }
      }
      guard isTold else { return nil }
    }
    let total = needs.reduce(0, +)
    guard total <= bandwidth else { return nil }
    guard total > 0 else { return needs.map { _ in bandwidth / Double(count) } }
    return needs.map { $0 * (bandwidth / total) }
  }
}
