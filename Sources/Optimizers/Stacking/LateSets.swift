/// The services whose z has a smaller fraction than the clock, for any clock.
///
/// With z = m + f and the clock M + φ, ⌊z − c⌋ = m − M − [f < φ]: these *late* services are the first
/// few in the order of f.
struct LateSets: Sendable {
  /// f in ascending order between the last one less 1 and the first one plus 1.
  private var fractions: [Int64] = []
  /// The positions of the i smallest f.
  private var smallest: [UInt64] = []
  /// How many f are below i/64.
  private var belowShare: [Int] = []

  mutating func prepare(_ budget: [Int64]) {
    let one = StackingBitRun.one
    let services = budget.count
    fractions.removeAll(keepingCapacity: true)
    smallest.removeAll(keepingCapacity: true)
    fractions.append(0)
    smallest.append(0)
    for p in 0..<services {
      let f = budget[p] & (one - 1)
      fractions.append(f)
      smallest.append(1 << UInt64(p))
      var i = p + 1
      while i > 1 && fractions[i - 1] > f {
        fractions[i] = fractions[i - 1]
        smallest[i] = smallest[i - 1]
        i -= 1
      }
      fractions[i] = f
      smallest[i] = 1 << UInt64(p)
    }
    for i in 1...services { smallest[i] |= smallest[i - 1] }
    fractions[0] = fractions[services] - one
    fractions.append(fractions[1] + one)
    if belowShare.isEmpty { belowShare = Array(repeating: 0, count: 64) }
    var below = 0
    for i in 0..<64 {
      let share = Int64(i) << (StackingBitRun.fraction - 6)
      while below < services && fractions[below + 1] < share { below += 1 }
      belowShare[i] = below
    }
  }

  /// The late services, or nil when the clock is within `margin` of one's fraction.
  @inline(__always)
  func at(_ clock: Int64, margin: Int64) -> UInt64? {
    let fractions = fractions.span
    let share = clock & (StackingBitRun.one - 1)
    // In range: 64 shares, and one f above every share that ends the search.
    var rank = belowShare.span[unchecked: Int(share >> (StackingBitRun.fraction - 6))]
    rank &+= fractions[unchecked: rank &+ 1] < share ? 1 : 0
    while fractions[unchecked: rank &+ 1] < share { rank &+= 1 }
    if share &- fractions[unchecked: rank] < margin
      || fractions[unchecked: rank &+ 1] &- share < margin
    {
      return nil
    }
    return smallest.span[unchecked: rank]
  }
}
