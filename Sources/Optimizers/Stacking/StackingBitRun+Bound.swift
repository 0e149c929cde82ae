extension StackingBitRun {
  /// Whether Σ Q̲ over what everybody can still reach is at least the limit.
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
    let budget = budget.span
    let rates = rates.span
    let lowest = lowest.span
    let durations = durations.span
    var count = state.count
    var sum = state.settled
    state.looks &+= 1
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
      sum &+= lowest[state.scratch.steps(p) &+ Int(steps >> Self.fraction)]
      if member == 1 {
        let safe = max(passed, left &- durations[unchecked: count])
        done &+= ((safe &- passed) >> 20 &+ 1) &* rate
        passed = safe
        members &-= 1
      }
      rest &= rest &- 1
      count &-= 1
    }
    if sum >= state.limit { return true }
    // Look again when the sum may have grown enough, if it grows half as fast again as so far.
    let growth = 1.5 * Double(sum &- startSum)
    let wait = Double(state.limit &- sum) * Double(state.batches &+ 1) / max(growth, 1)
    state.look = state.batches &+ 1 &+ max(Int(min(wait, 100_000)), cluster == 0 ? 0 : 10)
    return false
  }
}
