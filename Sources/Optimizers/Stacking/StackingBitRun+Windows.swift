extension StackingBitRun {
  /// Whether a whole run is proven to end at Σ Q(T) ≥ `limit` from when services join F alone.
  ///
  /// Let F ≠ ∅ at the start. As long as every batch is exactly F, a service outside F has no step, so
  /// service i joins at the first batch from s_i = z_i − T* − 1 on, stays in F until it leaves,
  /// has all its steps in its *window* [s_i, z_i], and never more than T*. This holds for the whole run
  /// if F is never empty and (19) never exceeds |F| before all have joined, which is checked below:
  /// T^e_max·|F|·a' ≥ 1.001 with a' = a/(a+b) rules it out since ρ_min < T^e_max + 1, and so does
  /// ρ_max ≥ ρ_min + 1 (see `runCluster`).
  ///
  /// No batch is larger than the greatest number of windows, less their last unit, that overlap: u.
  /// Rule 5 takes i out when it is the tightest of the batch, whose size is then at most
  /// min(u, n − i), so not before z_i − g(min(u, n − i)). So a batch that starts at s holds every i with
  /// s_i ≤ s ≤ z_i − g(min(u, n − i)). Let φ(s) count those i with s_i + g(u) ≤ s instead. A batch
  /// lasts no longer than g(u), so at every moment of it φ is at most its size: ∫ ds/g(φ) over a batch
  /// is at least 1, over the window of k at least T_k. Near the ends of its window, where φ does
  /// not count k itself, one more may be counted. All times are moved by `margin`, always so as to make φ
  /// smaller.
  func windowsAreBeaten(_ targets: ClosedRange<Int>, below limit: Int64) -> Bool {
    let z = budget.span
    let durations = durations.span
    let rates = rates.span
    let n = services
    let lowest = lowest.span
    let cost = prices.cost.span
    let width = prices.width
    // Windows are as long as for the largest T*, joins as late as for the smallest.
    let target = targets.upperBound
    let longest = Int64(target + 1) << Self.fraction
    let shift = Int64(targets.lowerBound + 1) << Self.fraction
    guard z[0] < shift - margin else { return false }
    let slack = 4 * margin

    // u, and how many have joined at the start.
    var most = 1
    var joined = 0
    var low = 0
    for k in 0..<n {
      while z[unchecked: low] < z[unchecked: k] &- longest &+ Self.one &- slack { low &+= 1 }
      most = max(most, k &- low &+ 1)
      if z[unchecked: k] < shift &- margin { joined &+= 1 }
    }
    let wait = durations[unchecked: most] &+ slack
    let head = wait &+ longest &- shift
    let initial = joined

    return withUnsafeTemporaryAllocation(of: Int64.self, capacity: Self.most) { starts in
      // Σ Q̲, ∫ ds/g(φ) up to `time`, and the positions left..<joined that φ counts.
      var sum: Int64 = 0
      var pricedSum: Int64 = 0
      var integral: Int64 = 0
      var time: Int64 = 0
      var left = 0
      for k in 0..<initial { starts[k] = 0 }
      // First positions whose join falls into the start of the window at hand; whose leaving comes
      // after its end.
      var recent = 0
      var later = 0
      while left < n {
        let leaving =
          z[unchecked: left] &- durations[unchecked: min(most, n &- left)] &- slack
        let joining = joined < n ? z[unchecked: joined] &- shift &+ wait : .max
        let next = min(leaving, joining)
        if next > time {
          let counted = joined &- left
          if joined < n {
            let last = z[unchecked: joined &- 1]
            let isWide = last &- z[unchecked: left] >= Self.one &+ slack
            let isLong =
              ((last &- next &- Self.one) >> 20) &* Int64(counted) >= longEnough
            if counted == 0 || !(isWide || isLong) { return false }
          }
          integral &+= ((next &- time) >> 20 &+ 1) &* rates[unchecked: counted]
          time = next
        }
        if joining <= leaving {
          while z[unchecked: recent] <= z[unchecked: joined] &- head { recent &+= 1 }
          let sure = max(recent, initial) &- left
          let rate = rates[unchecked: 1 &+ max(0, sure)]
          starts[joined] =
            z[unchecked: joined] < longest ? 0 : integral &- (head >> 20 &+ 1) &* rate
          joined &+= 1
        } else if left == joined {
          // It leaves before φ counts it.
          let most = min(target, Int(z[unchecked: left] >> Self.fraction))
          sum &+= lowest[unchecked: most]
          if let priced { pricedSum &+= cost[unchecked: (left &+ priced) &* width &+ most] }
          left &+= 1
          joined &+= 1
        } else {
          let end = z[unchecked: left]
          later = max(later, left &+ 1)
          while later < n
            && z[unchecked: later] &- durations[unchecked: min(most, n &- later)] &- slack < end
          {
            later &+= 1
          }
          let sure = joined &- later
          let tail = ((end &- max(leaving, 0)) >> 20 &+ 1) &* rates[unchecked: 1 &+ max(0, sure)]
          let steps = (integral &- starts[left] &+ tail) >> Self.fraction
          let most = min(target, Int(steps))
          sum &+= lowest[unchecked: most]
          if let priced { pricedSum &+= cost[unchecked: (left &+ priced) &* width &+ most] }
          left &+= 1
        }
      }
      if priced != nil { sum = max(sum, pricedSum &- startEarnings) }
      return sum >= limit
    }
  }
}
