import BatchModel

/// Runs of STACKING for up to 64 services with sets as bits of a word: a batch costs a few dozen
/// instructions, whatever K.
///
/// Time is counted in units of a + b, from the start. Let z = (τ' + ε)/(a+b) = m + f with whole m
/// and 0 ≤ f < 1, and the clock c = M + φ likewise. Then T^e = ⌊z − c⌋ = m − M − [f < φ], so all
/// that the clock changes about T' = T + T^e is M, the same for all, and the set `late` of services
/// with f < φ. Services with T + m ≤ s are a word `levels[s]`; then
///
///     {T' ≤ t} = levels[t + M] ∪ (levels[t + M + 1] ∩ late).
///
/// Bit p is position p of the order by (r, k), which a run never changes, so the tightest of a set
/// is its lowest bit, and the greatest T^e of a set is that of its highest bit.
///
/// The plain rules round, each r_k by its own subtractions. `guardBand` is above the sum of all
/// such rounding in a run; where a comparison is closer than that the run gives up as `unsure`, and
/// the plain rules decide. So a run that is not unsure decides as the plain rules do.
struct StackingBitRun: Sendable {
  enum Outcome { case finished, beaten, unsure }

  static let most = 64

  private var services = 0
  private var everyone: UInt64 = 0
  private var guardBand = 0.0
  // Position p: z, and m.
  private var budget: [Double] = []
  private var whole: [Int] = []
  /// f in ascending order between the last one less 1 and the first one plus 1.
  private var fractions: [Double] = []
  /// The positions of the i smallest f.
  private var smallest: [UInt64] = []
  /// How many f are below i/64.
  private var belowShare: [UInt8] = []
  /// Levels at the start: bit p where m ≤ s.
  private var startLevels: [UInt64] = []
  private var levels: [UInt64] = []
  /// Sixteen bits for each position: the steps so far.
  private(set) var lanes: [UInt64] = []
  /// g(X)/(a + b) for X = 0…64.
  private var durations: [Double] = []
  private let a: Double
  private let b: Double
  private let single: Double
  private let perTask: Double
  /// One bit to the lowest bit of one of four lanes.
  private let spread: [UInt64]

  init(delay: DelayModel) {
    a = delay.a
    b = delay.b
    single = delay.single
    perTask = a / single
    durations = (0...Self.most).map { delay.duration($0) / delay.single }
    spread = (0..<16 as Range<UInt64>).map { nibble -> UInt64 in
      let low = (nibble & 1) | (nibble & 2) << 15
      let high = (nibble & 4) << 30 | (nibble & 8) << 45
      return low | high
    }
  }

  /// Steps of position `p` after a run that finished.
  @inline(__always)
  func steps(_ p: Int) -> Int { Int(lanes[p >> 2] >> UInt64(16 * (p & 3)) & 0xFFFF) }

  /// Takes ascending budgets, at least one and at most 64, each for a step at least.
  mutating func prepare(_ sorted: [Double]) {
    services = sorted.count
    everyone = ~0 >> UInt64(64 - services)
    budget.removeAll(keepingCapacity: true)
    whole.removeAll(keepingCapacity: true)
    for value in sorted {
      let z = (value + stackingTolerance) / single
      budget.append(z)
      whole.append(Int(z))
    }
    let longest = budget[services - 1]
    guardBand = (longest + 8) * (longest + 8) * 0x1p-50
    sortFractions()

    startLevels.removeAll(keepingCapacity: true)
    var p = 0
    var level: UInt64 = 0
    for s in 0...whole[services - 1] {
      while p < services && whole[p] == s {
        level |= 1 << UInt64(p)
        p += 1
      }
      startLevels.append(level)
    }
    let needed = 2 * whole[services - 1] + 8
    if levels.count < needed { levels = Array(repeating: 0, count: needed) }
    let words = (services + 3) / 4
    if lanes.count != words { lanes = Array(repeating: 0, count: words) }
  }

  private mutating func sortFractions() {
    fractions.removeAll(keepingCapacity: true)
    smallest.removeAll(keepingCapacity: true)
    fractions.append(0)
    smallest.append(0)
    for p in 0..<services {
      let f = budget[p] - Double(whole[p])
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
    fractions[0] = fractions[services] - 1
    fractions.append(fractions[1] + 1)
    belowShare.removeAll(keepingCapacity: true)
    var below = 0
    for i in 0...64 {
      while below < services && fractions[below + 1] < Double(i) / 64 { below += 1 }
      belowShare.append(UInt8(below))
    }
  }

  /// One T*; `beaten` when Σ Q(T) over the positions is proven to be at least `limit`.
  ///
  /// `lowest[t]` is the smallest of Q(0)…Q(t).
  mutating func run(_ target: Int, below limit: Double, fid: [Double], lowest: [Double]) -> Outcome {
    var top = startLevels.count
    for s in 0..<top { levels[s] = startLevels[s] }
    for w in lanes.indices { lanes[w] = 0 }
    var active = everyone
    var count = services
    var clock = 0.0
    var elapsed = 0
    var late: UInt64 = 0
    var bottom = whole[0]
    var settled = 0.0
    var batches = 0

    while true {
      let share = clock - Double(elapsed)
      var rank = Int(belowShare[Int(share * 64)])
      while fractions[rank + 1] < share { rank += 1 }
      if share - fractions[rank] < guardBand || fractions[rank + 1] - share < guardBand {
        return .unsure
      }
      late = smallest[rank]

      // Rule 2.
      while active != 0 {
        let p = active.trailingZeroBitCount
        if budget[p] - clock >= 1 { break }
        settled += fid[steps(p)]
        active &= active - 1
        count -= 1
      }
      if active == 0 { return .finished }
      while top <= elapsed + startLevels.count {
        levels[top] = ~0
        top += 1
      }

      if batches & 1 == 1 && limit < .infinity {
        var sum = settled
        var rest = active
        while rest != 0 {
          let p = rest.trailingZeroBitCount
          let reach = steps(p) + whole[p] - elapsed - Int(late >> UInt64(p) & 1)
          sum += lowest[reach]
          rest &= rest - 1
        }
        if sum >= limit { return .beaten }
      }
      batches += 1

      while levels[bottom] & active == 0 { bottom += 1 }
      // Rules 3 and 4.
      var batch = (levels[target + elapsed] | (levels[target + elapsed + 1] & late)) & active
      var size: Int
      if batch != 0 {
        let clustered = batch.nonzeroBitCount
        size = clustered
        if clustered < count {
          let lowestBit = batch.trailingZeroBitCount
          let highestBit = 63 - batch.leadingZeroBitCount
          let alone = Double(whole[highestBit] - elapsed - Int(late >> UInt64(highestBit) & 1))
          let left = budget[lowestBit] - clock - stackingTolerance / single
          let next = alone * (1 + perTask * (Double(clustered) - stackingTolerance))
          if left - next > -2 * guardBand {
            let fitting =
              (left - alone * (1 - perTask)) / (alone * perTask) + stackingTolerance
            if abs(fitting - fitting.rounded()) < guardBand / perTask * 4 { return .unsure }
            size = max(clustered, wholeSize(fitting, atMost: count))
          }
        }
      } else {
        let least = bottom - elapsed - ((levels[bottom] & active & late) != 0 ? 1 : 0)
        let spare = (single * Double(least) - b * Double(target)) / (a * Double(target))
        size = wholeSize(spare + stackingTolerance, atMost: count)
        if size < count {
          // Start below every level.
          batch = 0
        }
      }
      if size == count {
        batch = active
      } else if batch == 0 || size > batch.nonzeroBitCount {
        batch = firstOfOrder(
          size, active, late, elapsed, from: batch == 0 ? bottom - elapsed - 1 : target + 1)
      }

      // Rule 5.
      while batch != 0 {
        let p = batch.trailingZeroBitCount
        let room = budget[p] - clock - durations[size]
        if abs(room) < guardBand { return .unsure }
        if room > 0 { break }
        settled += fid[steps(p)]
        batch &= batch - 1
        active &= ~(1 << UInt64(p))
        size -= 1
        count -= 1
      }
      if batch == 0 { continue }

      // Rule 6.
      for w in lanes.indices { lanes[w] &+= spread[Int(batch >> UInt64(4 * w) & 15)] }
      clock += durations[size]
      elapsed = Int(clock)
      var below: UInt64 = 0
      var s = bottom
      repeat {
        let here = levels[s]
        levels[s] = (here & ~batch) | (below & batch)
        below = here
        s += 1
      } while below & batch != batch
    }
  }

  /// The first `size` of the active in the order (T', r, k); fewer than those have T' < `level`.
  @inline(__always)
  private func firstOfOrder(
    _ size: Int, _ active: UInt64, _ late: UInt64, _ elapsed: Int, from level: Int
  ) -> UInt64 {
    var below: UInt64 = 0
    var taken = 0
    var s = level + elapsed
    if s > 0 { below = (levels[s - 1] | (levels[s] & late)) & active }
    taken = below.nonzeroBitCount
    while true {
      let upTo = (levels[s] | (levels[s + 1] & late)) & active
      let reached = upTo.nonzeroBitCount
      if reached >= size {
        var surplus = upTo & ~below
        for _ in taken..<size { surplus &= surplus - 1 }
        return upTo & ~surplus
      }
      below = upTo
      taken = reached
      s += 1
    }
  }
}
