import BatchModel

extension JointState {
  /// Changes a few of the integers at random.
  mutating func move(_ random: inout SplitMix64) {
    let bits = random.next()
    let k = Self.pick(bits >> 32, of: counts.count)
    let l = Self.pick(bits & 0xFFFF_FFFF, of: counts.count)
    let sign = (bits >> 20) & 1 == 1 ? 1 : -1
    switch (random.next() >> 32) % 17 {
    case 0, 1, 2:
      // A step more or less.
      set(k, count: max(counts[k], steps[k] + sign), steps: steps[k] + sign)
    case 3, 4:
      // A batch more or less.
      set(k, count: counts[k] + sign, steps: steps[k])
    case 5, 6:
      // A step from one to the other.
      guard k != l else { return }
      set(k, count: max(counts[k], steps[k] + 1), steps: steps[k] + 1)
      set(l, count: counts[l], steps: steps[l] - 1)
    case 7, 8:
      // All that are finished between the two, earlier or later.
      let (low, high) = (min(counts[k], counts[l]), max(counts[k], counts[l]))
      for m in counts.indices where low <= counts[m] && counts[m] <= high {
        set(m, count: counts[m] + sign, steps: steps[m])
      }
    case 9, 10:
      // Finished together.
      set(k, count: counts[l], steps: steps[k])
    case 11, 12, 13:
      // Change places.
      let (count, steps) = (counts[k], self.steps[k])
      set(k, count: counts[l], steps: self.steps[l])
      set(l, count: count, steps: steps)
    case 14:
      // A batch more or less and a step with it.
      set(k, count: counts[k] + sign, steps: steps[k] + sign)
    case 15:
      // Not served; or else from nothing to many steps, as Q need not fall all the way.
      let chosen =
        steps[k] > 0
        ? 0 : sign > 0 ? steps[l] : 1 + Self.pick(random.next() >> 32, of: problem.levels)
      set(k, count: max(counts[l], chosen), steps: chosen)
    default:
      // All that are finished as late or later, with a batch and a step more or less.
      let low = counts[k]
      for m in counts.indices where low <= counts[m] && steps[m] > 0 {
        set(m, count: counts[m] + sign, steps: steps[m] + sign)
      }
    }
  }

  /// A number in 0..<count from 32 random bits.
  private static func pick(_ bits: UInt64, of count: Int) -> Int {
    Int((bits * UInt64(count)) >> 32)
  }
}
