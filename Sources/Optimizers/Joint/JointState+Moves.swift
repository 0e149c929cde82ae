import BatchModel

extension JointState {
  /// Proposes to change a few of the integers, by 64 random bits and a number below `kinds`: the moves of
  /// <doc:JointSearching>.
  mutating func propose(_ bits: UInt64, kind: UInt64, _ random: inout SplitMix64) {
    clear()
    let k = pick(bits >> 43)
    let l = pick(bits >> 22 & 0x1F_FFFF)
    // Where there are many batches, one more or less changes little.
    let size = bits & 2 == 0 ? 1 : 1 + Int(((bits >> 2 & 0xFFFF) * UInt64(levels / 64)) >> 16)
    let sign = bits & 1 == 1 ? size : -size
    switch kind {
    case 0, 1, 2:
      // A step more or less.
      propose(k, count: max(counts[k], steps[k] + sign), steps: steps[k] + sign)
    case 3, 4:
      // A batch more or less.
      propose(k, count: counts[k] + sign, steps: steps[k])
    case 5, 6:
      // A step from one to the other.
      guard k != l else { return }
      propose(k, count: max(counts[k], steps[k] + size), steps: steps[k] + size)
      propose(l, count: counts[l], steps: steps[l] - size)
    case 7, 8:
      // All that are finished between the two, earlier or later.
      let (low, high) = (min(counts[k], counts[l]), max(counts[k], counts[l]))
      for m in 0..<services where low <= counts[m] && counts[m] <= high {
        propose(m, count: counts[m] + sign, steps: steps[m])
      }
    case 9, 10:
      // Finished together.
      propose(k, count: counts[l], steps: steps[k])
    case 11, 12, 13:
      // Change places.
      propose(k, count: counts[l], steps: steps[l])
      propose(l, count: counts[k], steps: steps[k])
    case 14:
      // A batch more or less and a step with it.
      propose(k, count: counts[k] + sign, steps: steps[k] + sign)
    case 15:
      // Not served; or else from nothing to several steps at once, as Q need not fall all the way.
      guard steps[k] == 0 else { return propose(k, count: counts[k], steps: 0) }
      let few = fewest + Int(((random.next() >> 32) * UInt64(fewest + 4)) >> 32)
      if sign > 0 {
        let chosen = bits >> 2 & 1 == 0 ? few : steps[l]
        propose(k, count: max(counts[l], chosen), steps: chosen)
      } else {
        // Before all others, who make room in the first batches.
        propose(k, count: few, steps: few)
        for m in 0..<services where counts[m] > few {
          propose(m, count: counts[m], steps: min(steps[m], counts[m] - few))
        }
      }
    default:
      // All that are finished as late or later, with a batch and a step more or less.
      let low = counts[k]
      for m in 0..<services where low <= counts[m] && steps[m] > 0 {
        propose(m, count: counts[m] + sign, steps: steps[m] + sign)
      }
    }
  }

  /// Kinds of moves, some of them more often than others.
  static var kinds: UInt64 { 17 }

  /// A service from 21 random bits.
  private func pick(_ bits: UInt64) -> Int {
    Int(truncatingIfNeeded: (bits &* UInt64(truncatingIfNeeded: services)) >> 21)
  }
}
