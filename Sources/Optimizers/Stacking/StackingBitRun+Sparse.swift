extension StackingBitRun {
  /// Batch by batch while F = ∅, when the sizes follow (20).
  ///
  /// `planes` hold T' + 2^h − T* − 1, so plane h tells at once whether T' ≤ T*. A batch changes T' by
  /// [in the batch] − ΔM − [now late] + [late before], with M the whole part of the clock.
  func runSparse<let planeCount: Int>(
    _ state: inout State, planes _: Planes<planeCount>.Type
  ) -> Outcome {
    let budget = budget.span
    let offset = 1 << (planeCount - 1) - state.target - 1
    var planes = Planes<planeCount>(wholes.span, adding: offset)
    var isLate: UInt64 = 0
    var uniform = true
    var skipsCluster = false

    while true {
      // Rule 2.
      while state.active != 0 {
        let p = state.active.trailingZeroBitCount
        if budget[unchecked: p] &- state.clock >= Self.one { break }
        leave(p, &state)
      }
      if state.active == 0 { return .finished }
      let cluster = state.active & ~planes.top
      if state.batches >= state.look && isBeaten(&state, cluster) {
        return state.batches == 0 ? .beatenWithMore : uniform ? .beatenWithFewer : .beaten
      }

      var batch: UInt64
      var size: Int
      if cluster != 0 {
        uniform = false
        if !skipsCluster {
          switch runCluster(&state, cluster) {
          case .finished: return .finished
          case .beaten: return .beaten
          case .unsure: return .unsure
          case .empty: break
          case .wider: skipsCluster = true
          }
          if state.active == 0 { return .finished }
          guard let now = late.at(state.clock, margin: margin) else { return .unsure }
          isLate = now
          planes = rebuilt(state, offset)
          continue
        }
        skipsCluster = false
        guard let wider = clusterSize(state, cluster) else { return .unsure }
        size = wider
      } else {
        let least = planes.least(state.active) - offset
        size =
          planeCount <= 8
          ? sizes.size(state.target, least, atMost: state.count)
          : SparseSizes.size(state.target, least, delay, atMost: state.count)
        if size < state.count { uniform = false }
      }
      batch = size == state.count ? state.active : planes.first(size, of: state.active)

      // Rule 5.
      while batch != 0 {
        let p = batch.trailingZeroBitCount
        let room = budget[unchecked: p] &- state.clock &- durations.span[unchecked: size]
        if room > margin { break }
        if room > 0 &- margin { return .unsure }
        leave(p, &state)
        batch &= batch &- 1
        size &-= 1
      }
      if batch == 0 { continue }

      // Rule 6.
      state.scratch.add(1, to: batch, services, spread)
      let before = state.clock
      state.clock &+= durations.span[unchecked: size]
      state.batches &+= 1
      guard let now = late.at(state.clock, margin: margin) else { return .unsure }
      let units = (state.clock >> Self.fraction) &- (before >> Self.fraction)
      // T' falls by units − 2 + [now late] + [not late before] + [not in the batch].
      planes.fall(Int(units), now, ~isLate, ~batch)
      isLate = now
    }
  }

  /// X of (19) for a cluster, or nil when rounding may decide.
  private func clusterSize(_ state: State, _ cluster: UInt64) -> Int? {
    let clustered = cluster.nonzeroBitCount
    let left = budget[cluster.trailingZeroBitCount] - state.clock - tolerance
    let alone = (budget[63 - cluster.leadingZeroBitCount] - state.clock) >> Self.fraction
    let most = Double(alone)
    let room = Double(left) / Double(Self.one)
    let fitting = (room - most * (1 - perTask)) / (most * perTask) + epsilon
    let doubt = 8 * Double(margin) / Double(Self.one) / perTask
    if abs(fitting - fitting.rounded()) < doubt { return nil }
    return max(clustered, wholeSize(fitting, atMost: state.count))
  }

  /// T' of the active ones, bit by bit, from their steps.
  private func rebuilt<let planeCount: Int>(
    _ state: borrowing State, _ offset: Int
  ) -> Planes<planeCount> {
    var planes = Planes<planeCount>()
    var rest = state.active
    while rest != 0 {
      let p = rest.trailingZeroBitCount
      let alone = Int((budget[p] - state.clock) >> Self.fraction)
      planes.set(p, state.scratch.steps(p) + alone + offset)
      rest &= rest &- 1
    }
    return planes
  }
}
