extension StackingBitRun {
  /// Whether a bound on Σ Q(T) is at least the limit: Σ Q̲ over what everybody can still reach, or
  /// that of `StepPrices` with it.
  ///
  /// Once in F a service stays in it, as T' never rises, and every batch holds all of F. A member i
  /// whose remaining delay is at least g(n_i), n_i the number of active ones not below it in the
  /// order by (r, k), cannot be taken out by rule 5 either: it would have to be the tightest of the batch.
  /// So until then it makes every batch longer. Let φ(s) be the number of members with
  /// s ≤ ρ_i − g(n_i), s counted from now: a batch that starts at s takes at least g(φ(s)), and φ only falls, so
  /// at most ∫_0^t ds/g(φ(s)) batches end by t. A service k has at least the members above it in the
  /// order by (r, k) beside it for as long as it is active; if it is no member itself, it comes on top of
  /// them in the batches it is in. That gives the rate of its last piece below.
  func isBeaten(_ state: inout State, _ cluster: UInt64) -> Bool {
    state.looks &+= 1
    let sum =
      if cluster == 0, let priced {
        pricedSum(&state, priced)
      } else {
        clusteredSum(&state, cluster)
      }
    if sum >= state.limit { return true }
    // Look again when the sum may have grown enough.
    let growth = Double(sum &- startBound) / Double(state.batches &+ 1)
    let wait = Double(state.limit &- sum) / max(growth, 1)
    state.look = state.batches &+ 1 &+ Int(min(max(wait * 0.5, 0), 4))
    return false
  }

  /// The bound of `StepPrices` when everybody may go on alone.
  private func pricedSum(_ state: inout State, _ priced: Int) -> Int64 {
    let (cost, price) = (prices.cost.span, prices.price.span)
    let budget = budget.span
    let width = prices.width
    var sum = state.settled
    let first = state.active.trailingZeroBitCount
    let now = state.clock &- margin
    var rest = state.active
    while rest != 0 {
      let p = rest.trailingZeroBitCount
      let taken = state.scratch.steps(p)
      let alone = Int((budget[unchecked: p] &- now) >> Self.fraction)
      let q = p &+ priced
      // In range, as T' is at most what it was at the start.
      sum &+= cost[unchecked: q &* width &+ taken &+ alone] &- price[unchecked: q] &* Int64(taken)
      rest &= rest &- 1
    }
    return sum &- earnings(from: state.clock, first: first)
  }

  private func clusteredSum(_ state: inout State, _ cluster: UInt64) -> Int64 {
    let budget = budget.span
    let rates = rates.span
    let lowest = lowest.span
    let durations = durations.span
    let (cost, price) = (prices.cost.span, prices.price.span)
    let width = prices.width
    var count = state.count
    var sum = state.settled
    var pricedSum = state.settled
    var rest = state.active
    // Members that φ still counts, from `passed` on; `done` is the integral up to there.
    var members = cluster.nonzeroBitCount
    var passed: Int64 = 0
    var done: Int64 = 0
    while rest != 0 {
      let p = rest.trailingZeroBitCount
      let left = budget[unchecked: p] &- state.clock
      let member = Int(truncatingIfNeeded: cluster >> UInt64(p) & 1)
      // Time in units of 2^−20 rounds down; the rate was rounded up by more than that loses.
      let rate = rates[unchecked: members &+ 1 &- member]
      let steps = done &+ ((left &- passed) >> 20 &+ 1) &* rate
      let taken = state.scratch.steps(p)
      // In range: at most a step more than T', which is at most what it was at the start.
      let most = taken &+ Int(steps >> Self.fraction)
      sum &+= lowest[unchecked: most]
      if let priced {
        let q = p &+ priced
        pricedSum &+= cost[unchecked: q &* width &+ most] &- price[unchecked: q] &* Int64(taken)
      }
      if member == 1 {
        let safe = max(passed, left &- durations[unchecked: count])
        done &+= ((safe &- passed) >> 20 &+ 1) &* rate
        passed = safe
        members &-= 1
      }
      rest &= rest &- 1
      count &-= 1
    }
    guard priced != nil else { return sum }
    let first = state.active.trailingZeroBitCount
    return max(sum, pricedSum &- earnings(from: state.clock, first: first))
  }
}
