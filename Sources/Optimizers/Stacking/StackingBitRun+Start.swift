extension StackingBitRun {
  /// Whether a whole run is proven to end at Σ Q(T) ≥ `limit` because its first batches are small.
  ///
  /// Let y be the least T_p + z_p − c, so that ⌊y⌋ is T'min. A batch of X takes g(X) from each of them and gives at
  /// most one step, so y falls by g(X) − 1 at least; while F = ∅, X is that of (20), which is no smaller than
  /// for any smaller y. So y(c) stays below the solution of ẏ = −(g(X) − 1)/g(X), X = X(⌊y⌋), y(0) = z_0, which
  /// falls in straight lines, and a batch is no larger than (20) allows where the solution is at its
  /// start. Before z_0 − g(n) nobody leaves, so that F is not empty again once it is not; then a batch is no
  /// larger than |F|, or than (19) allows: 1 + 1/(a'·T^e) with T^e ≥ ⌊z_0 − c⌋. Service p cannot be in F before
  /// z_p − T* − 1.
  ///
  /// Everybody is open until then, and batches that small earn less than r of `StepPrices`.
  mutating func startIsBeaten(_ target: Int, below limit: Int64) -> Bool {
    guard priced == 0, high <= 7 else { return false }
    sizes.fill(target, delay)
    let budget = budget.span
    let durations = durations.span
    let rates = prices.cappedRate.span
    let slack = 4 &* margin
    let tightest = budget[unchecked: 0]
    let end = tightest &- durations[unchecked: services] &- slack
    let shift = (Int64(target &+ 1) << Self.fraction) &+ slack
    // How much less than r is earned until `time`.
    var loss = 0.0
    var time: Int64 = 0
    // How many may be in F until `join`.
    var joined = 0
    var join = tightest &- shift
    // X of (20) until `change`; until `fall` the solution passes `least`, from `above` beyond it.
    var sparse = services
    var change: Int64 = 0
    var least = Int((tightest &+ slack) >> Self.fraction)
    var above = (tightest &+ slack) & (Self.one &- 1)
    var fall: Int64 = 0
    while time < end {
      while join <= time {
        joined &+= 1
        join = joined < services ? budget[unchecked: joined] &- shift : .max
      }
      while change <= time {
        sparse = least > target ? sizes.size(target, least, atMost: services) : 0
        let duration = durations[unchecked: sparse]
        if sparse <= 1 {
          change = .max
        } else {
          fall &+= Int64(Double(above) * Double(duration) / Double(duration &- Self.one)) &+ 1
          // A batch that began before it may last as long.
          change = fall &+ duration &+ slack
          least &-= 1
          above = Self.one
        }
      }
      let next = min(end, join, change)
      let alone = Int((tightest &- next &- slack) >> Self.fraction)
      let size = min(services, max(sparse, joined, widest.span[unchecked: min(alone, Self.most)]))
      loss += (rates[unchecked: services] - rates[unchecked: size]) * Double(next &- time)
      time = next
    }
    return Double(limit &- pricedBound) < loss * (0x1p-40 * (1 - 1e-12)) - 16
  }
}
