extension StackingBitRun {
  enum ClusterEnd {
    /// Nobody is left.
    case finished
    case beaten, unsure
    /// F = ∅ again.
    case empty
    /// (19) may let the next batch be wider than F.
    case wider
  }

  /// From event to event while F ≠ ∅ and every batch is F.
  ///
  /// A service outside F takes no step, so it joins when T + ⌊z − c⌋ ≤ T*, that is, when the clock
  /// passes z + T − T* − 1: known in advance. Until somebody joins or leaves, all batches are alike.
  ///
  /// X of (19) exceeds |F| only if ρ_min ≥ T^e_max·(1 + a'·|F|) with a' = a/(a+b), nearly (ε). While
  /// ρ_max ≥ ρ_min + 1, that is impossible: T^e_max > ρ_max − 1 ≥ ρ_min.
  func runCluster(_ state: inout State, _ start: UInt64) -> ClusterEnd {
    let budget = budget.span
    let durations = durations.span
    let margin = margin
    var cluster = start
    var size = cluster.nonzeroBitCount
    var clock = state.clock
    // Batches of `cluster` that are not yet counted in the steps.
    var pending = 0
    let scratch = state.scratch
    var joins = 0
    let shift = Int64(state.target + 1) << Self.fraction
    var rest = state.active & ~cluster
    while rest != 0 {
      let p = rest.trailingZeroBitCount
      let steps = Int64(state.scratch.steps(p)) << Self.fraction
      scratch.insert(budget[unchecked: p] &+ steps &- shift, p, joins)
      joins &+= 1
      rest &= rest &- 1
    }
    scratch.endJoins(joins)
    var next = 0
    var nextJoin = scratch.joinClock(0)

    while true {
      // Rule 2.
      while state.active != 0 {
        let p = state.active.trailingZeroBitCount
        let room = budget[unchecked: p] &- clock &- Self.one
        if room > margin { break }
        if room > 0 &- margin { return .unsure }
        if pending != 0 {
          state.scratch.add(pending, to: cluster, services, spread)
          pending = 0
        }
        leave(p, &state)
        size &-= Int(truncatingIfNeeded: cluster >> UInt64(p) & 1)
        cluster &= ~(1 << UInt64(p))
      }
      // Rule 3.
      while nextJoin <= clock &+ margin {
        let joining: UInt64 = 1 << UInt64(scratch.joinPosition(next))
        if state.active & joining != 0 {
          if nextJoin > clock &- margin { return .unsure }
          if pending != 0 {
            state.scratch.add(pending, to: cluster, services, spread)
            pending = 0
          }
          cluster |= joining
          size &+= 1
        }
        next &+= 1
        nextJoin = scratch.joinClock(next)
      }
      state.clock = clock
      if cluster == 0 { return state.active == 0 ? .finished : .empty }
      if state.settled &+ state.open >= state.limit { return .beaten }
      if state.batches >= state.look {
        if pending != 0 {
          state.scratch.add(pending, to: cluster, services, spread)
          pending = 0
        }
        if isBeaten(&state, cluster) { return .beaten }
      }

      // Rule 4: (19).
      let last = budget[unchecked: 63 &- cluster.leadingZeroBitCount]
      var first = budget[unchecked: cluster.trailingZeroBitCount]
      let isNarrow = last &- first < Self.one &+ 2 &* margin
      if isNarrow && size < state.count {
        let after = (last &- clock) & (Self.one - 1)
        if after < margin || after > Self.one &- margin { return .unsure }
        let alone = (last &- clock) >> Self.fraction
        let left = first &- clock &- tolerance
        if left &- alone &* roomForMore.span[unchecked: size] > -4 &* margin {
          if pending != 0 { state.scratch.add(pending, to: cluster, services, spread) }
          return .wider
        }
      }

      // Rule 5.
      while true {
        let room = first &- clock &- durations[unchecked: size]
        if room > margin { break }
        if room > 0 &- margin { return .unsure }
        if pending != 0 {
          state.scratch.add(pending, to: cluster, services, spread)
          pending = 0
        }
        leave(cluster.trailingZeroBitCount, &state)
        cluster &= cluster &- 1
        size &-= 1
        if cluster == 0 { break }
        first = budget[unchecked: cluster.trailingZeroBitCount]
      }
      if cluster == 0 { continue }

      // Rule 6, as often as nothing can change.
      let duration = durations[unchecked: size]
      let tightest = budget[unchecked: state.active.trailingZeroBitCount] &- Self.one
      // Up to the next look at the bound.
      let wait = Int64(max(1, min(state.look &- state.batches, 1000)))
      let change =
        min(min(first &- duration, tightest, nextJoin) &- margin, clock &+ wait &* duration)
      let mayWiden = size < state.count && last &- first < Self.one &+ 2 &* margin
      let before = pending
      repeat {
        clock &+= duration
        pending &+= 1
      } while clock < change && !mayWiden
      state.batches &+= pending &- before
    }
  }
}
