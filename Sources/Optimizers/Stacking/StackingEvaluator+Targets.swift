/// Which T* are run, and which of them wins.
///
/// The rule scans T* = 1, 2, … and keeps one that is lower by more than 1e-12 than the best so far.
/// Here T* run in any order, and those proven to be clearly worse than the lowest are left out.
/// Let m be the lowest value and x ≥ m such that no value lies in (x, x + `gap`]. The first T*
/// of value ≤ x that the scan meets is kept, since everything before it is worse by more than
/// `gap` > 1e-12; from then on nothing above x is kept. So the winner is that of the scan over the
/// values ≤ x alone. All values up to m + `window` are known here; should they leave no such x,
/// every T* is run and the rule taken literally.
extension StackingEvaluator {
  /// Runs T* = 1…`targets`, outwards from the last winner; the lowest value found, nil when cancelled.
  ///
  /// Afterwards `values` holds every value below `min(cutoff, lowest + window)`.
  mutating func search(
    _ targets: Int, below cutoff: Double, _ cancellation: Cancellation?
  ) -> Double? {
    for target in 1...targets { values[target] = .infinity }
    moreAreBeaten = false
    fewerAreBeaten = false
    var lowest = Double.infinity
    var limit = limit(cutoff)
    // The T* not yet done are `up`…targets and 1…`down`.
    var up = min(lastTarget, targets)
    var down = up - 1
    while up <= targets || down >= 1 {
      if usesBits && bits.startBound >= limit.sum { break }
      if up <= targets {
        up += advance(up, by: 1, to: targets, below: &limit, &lowest, cancellation)
        if moreAreBeaten { up = targets + 1 }
      }
      if down >= 1 {
        down -= advance(down, by: -1, to: 1, below: &limit, &lowest, cancellation)
        if fewerAreBeaten { down = 0 }
      }
      if cancellation.isCancelled { return nil }
    }
    return lowest
  }

  /// Does the T* from `start` on towards `end`, one at least; how many.
  private mutating func advance(
    _ start: Int, by step: Int, to end: Int, below limit: inout Limit, _ lowest: inout Double,
    _ cancellation: Cancellation?
  ) -> Int {
    if isBeatenByStart(start, below: limit) { return 1 }
    let beaten = beatenByWindows(start, by: step, to: end, below: limit)
    if beaten > 0 { return beaten }
    let value = run(start, below: limit, cancellation)
    values[start] = value
    if value < lowest {
      lowest = value
      if value + window(value) < limit.mean { limit = self.limit(value + window(value)) }
      swap(&runSteps, &bestSteps)
      lastTarget = start
    }
    return 1
  }

  /// For how many evaluations not to try again on a T* what has failed: budgets change little from one to the
  /// next.
  private static let pause: UInt8 = 127

  private mutating func isBeatenByStart(_ target: Int, below limit: Limit) -> Bool {
    guard usesBits && limit.sum < .max else { return false }
    if startPauses[target] > 0 {
      startPauses[target] -= 1
      return false
    }
    if bits.startIsBeaten(target, below: limit.sum) { return true }
    startPauses[target] = Self.pause
    return false
  }

  /// How many T* from `start` on are beaten by their windows, as far as it is worth trying.
  private mutating func beatenByWindows(
    _ start: Int, by step: Int, to end: Int, below limit: Limit
  ) -> Int {
    guard usesBits && limit.sum < .max else { return 0 }
    let most = min(16, abs(end - start) + 1)
    var span = 0
    while span < most && windowPauses[start + step * span] == 0 { span += 1 }
    if span == 0 {
      windowPauses[start] -= 1
      return 0
    }
    while span > 0 {
      let last = start + step * (span - 1)
      if bits.windowsAreBeaten(min(start, last)...max(start, last), below: limit.sum) {
        return span
      }
      span /= 2
    }
    windowPauses[start] = Self.pause
    return 0
  }

  /// The winner of the scan, with its steps in `bestSteps`; nil when cancelled.
  mutating func winner(
    _ targets: Int, lowest: Double, cutoff: Double, _ cancellation: Cancellation?
  ) -> StackingValue? {
    let known = min(cutoff, lowest + window(lowest))
    if let top = isolatedTop(targets, lowest, known: known, cancellation) {
      return scan(targets, upTo: top, cancellation)
    }
    guard runAll(targets, cancellation) else { return nil }
    return scan(targets, upTo: .infinity, cancellation)
  }

  /// The rule itself, over the values that are at most `top`.
  private mutating func scan(
    _ targets: Int, upTo top: Double, _ cancellation: Cancellation?
  ) -> StackingValue? {
    var best = StackingValue(meanFID: .infinity, targetSteps: 1)
    for target in 1...targets where values[target] <= top {
      if Self.improves(values[target], on: best.meanFID) {
        best = StackingValue(meanFID: values[target], targetSteps: target)
      }
    }
    if best.targetSteps != lastTarget {
      _ = run(best.targetSteps, below: limit(.infinity), cancellation)
      if cancellation.isCancelled { return nil }
      swap(&runSteps, &bestSteps)
    }
    return best
  }

  /// The smallest x ≥ `lowest` without a value in (x, x + gap], if x + gap ≤ `known`.
  private func isolatedTop(
    _ targets: Int, _ lowest: Double, known: Double, _ cancellation: Cancellation?
  ) -> Double? {
    let gap = 1e-3 * window(lowest)
    var top = lowest
    while top + gap <= known, !cancellation.isCancelled {
      var next = Double.infinity
      for target in 1...targets where values[target] > top {
        next = min(next, values[target])
      }
      if next > top + gap { return top }
      top = next
    }
    return nil
  }

  /// A margin far above 1e-12 and above the rounding of values of that size.
  @inline(__always)
  private func window(_ value: Double) -> Double {
    value == .infinity ? 0 : 1e-8 * max(1, abs(value))
  }
}
