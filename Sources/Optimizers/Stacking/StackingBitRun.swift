import BatchModel

/// Runs of STACKING for up to 64 services with sets as bits of a word: a batch costs about a
/// hundred instructions, whatever K.
///
/// Time is counted in units of a + b, in fixed point, from the start. Let z = (τ' + ε)/(a+b) = m + f
/// with whole m and 0 ≤ f < 1, and the clock c = M + φ likewise. Then T^e = ⌊z − c⌋ = m − M − [f < φ].
/// So a batch changes T' = T + T^e by [in the batch] − ΔM − [now late] + [late before], where a
/// service is *late* when f < φ: the late ones are the first few in the order of f.
///
/// T' is held bit by bit: bit p of `planes[i]` is bit i of T' + 2^h − T* − 1 of position p in the
/// order by (r, k), with 2^h above every T* + 1. So plane h tells at once whether T' ≤ T*, and all T'
/// change in a few operations on words. The order by (r, k) never changes in a run, so the tightest of
/// a set is its lowest bit, and its greatest T^e is that of its highest bit.
///
/// The plain rules round, each r_k by its own subtractions. `margin` is above the sum of all
/// such rounding in a run; where a comparison is closer than that, the run gives up as `unsure` and
/// the plain rules decide. So a run that is not unsure decides as they do.
struct StackingBitRun: Sendable {
  enum Outcome { case finished, beaten, unsure }

  static let most = 64
  /// Longest budget in steps alone.
  static let longest = 10_000
  private static let one: Int64 = 1 << 40

  private let a: Double
  private let b: Double
  private let single: Double
  /// a/(a + b).
  private let perTask: Double
  private let tolerance: Int64
  /// g(X)/(a + b) for X = 0…64.
  private var durations: [Int64]
  /// The remaining delay for each step of T^e from which (19) allows more than X = 0…64.
  private var roomForMore: [Int64]

  /// (a + b)/g(X) for X = 0…65, rounded up.
  private var rates: [Int64] = []
  /// Four bits to the lowest bits of four lanes of 16.
  private var spread: [UInt64]

  private var services = 0
  private var everyone: UInt64 = 0
  private var margin: Int64 = 0
  private var high = 0
  /// z of each position.
  private var budget: [Int64] = []
  /// f in ascending order between the last one less 1 and the first one plus 1.
  private var fractions: [Int64] = []
  /// The positions of the i smallest f.
  private var smallest: [UInt64] = []
  /// How many f are below i/64.
  private var belowShare: [Int] = []
  /// The bits of m.
  private var wholes = InlineArray<16, UInt64>(repeating: 0)

  init(delay: DelayModel) {
    a = delay.a
    b = delay.b
    single = delay.single
    perTask = a / single
    tolerance = Self.fixed(stackingTolerance / single)
    durations = []
    roomForMore = []
    for size in 0...Self.most {
      durations.append(Self.fixed(delay.duration(size) / single))
      let tasks = Double(size) - stackingTolerance
      roomForMore.append(Self.fixed(1 + perTask * tasks))
    }
    for size in 0...Self.most + 1 {
      rates.append(size == 0 ? 1 << 20 : Int64(single / delay.duration(size) * 0x1p20) + 1)
    }
    spread = (0..<16 as Range<UInt64>).map { nibble -> UInt64 in
      let low = (nibble & 1) | (nibble & 2) << 15
      let high = (nibble & 4) << 30 | (nibble & 8) << 45
      return low | high
    }
  }

  private static func fixed(_ value: Double) -> Int64 {
    Int64((value * Double(one)).rounded())
  }

  /// Takes ascending budgets, at least one and at most 64, each for a step at least.
  mutating func prepare(_ sorted: [Double]) {
    services = sorted.count
    everyone = ~0 >> UInt64(64 - services)
    budget.removeAll(keepingCapacity: true)
    for value in sorted { budget.append(Self.fixed((value + stackingTolerance) / single)) }
    let longest = Int(budget[services - 1] >> 40)
    // A unit in the last place for each batch, and the rounding of the plain rules.
    let steps = Double(longest + 8)
    margin = Int64(longest + 16) + Int64(steps * steps * 0x1p-50 * Double(Self.one))
    high = longest < 127 ? 7 : 14
    wholes = InlineArray(repeating: 0)
    for p in 0..<services {
      var whole = UInt64(budget[p] >> 40)
      var i = 0
      while whole != 0 {
        wholes[i] |= (whole & 1) << UInt64(p)
        whole >>= 1
        i += 1
      }
    }
    sortFractions()
  }

  private mutating func sortFractions() {
    fractions.removeAll(keepingCapacity: true)
    smallest.removeAll(keepingCapacity: true)
    fractions.append(0)
    smallest.append(0)
    for p in 0..<services {
      let f = budget[p] & (Self.one - 1)
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
    fractions[0] = fractions[services] - Self.one
    fractions.append(fractions[1] + Self.one)
    belowShare.removeAll(keepingCapacity: true)
    var below = 0
    for i in 0..<64 {
      while below < services && fractions[below + 1] < Int64(i) << 34 { below += 1 }
      belowShare.append(below)
    }
  }

  /// One T*; `beaten` when Σ Q(T) over the positions is proven to be at least `limit`.
  ///
  /// `lowest[t]` is at most Q(0)…Q(t), in the same units as `limit`. `depth` is after how many batches
  /// to look at the bound first. `steps[p]` are valid after a run that finished.
  @inline(__always)
  func run(
    _ target: Int, below limit: Int64, lowest: [Int64], depth: inout Int,
    steps: inout [Int32]
  ) -> Outcome {
    high < 8
      ? run(
        target, below: limit, lowest: lowest, depth: &depth, steps: &steps,
        planes: Planes<8>(wholes, adding: 128 - target - 1))
      : run(
        target, below: limit, lowest: lowest, depth: &depth, steps: &steps,
        planes: Planes<15>(wholes, adding: 16384 - target - 1))
  }

  private func run<let planeCount: Int>(
    _ target: Int, below limit: Int64, lowest: [Int64], depth: inout Int,
    steps: inout [Int32], planes: consuming Planes<planeCount>
  ) -> Outcome {
    let one = Self.one
    let budget = budget.span
    let fractions = fractions.span
    let smallest = smallest.span
    let belowShare = belowShare.span
    let durations = durations.span
    let roomForMore = roomForMore.span
    let spread = spread.span
    let lowest = lowest.span
    let rates = rates.span
    let margin = margin
    let words = (services + 3) >> 2
    var planes = planes
    var lanes = InlineArray<16, UInt64>(repeating: 0)
    var active = everyone
    var count = services
    var clock: Int64 = 0
    var late: UInt64 = 0
    var settled: Int64 = 0
    var batches = 0
    var firstLook = true

    while true {
      // Rule 2.
      while active != 0 {
        let p = active.trailingZeroBitCount
        if budget[unchecked: p] - clock >= one { break }
        let t = Int(lanes[unchecked: p >> 2] >> UInt64((p & 3) << 4) & 0xFFFF)
        steps[p] = Int32(truncatingIfNeeded: t)
        settled &+= lowest[t]
        active &= active &- 1
        count &-= 1
      }
      if active == 0 { return .finished }

      if batches >= depth {
        var sum = settled
        var rest = active
        let cluster = active & ~planes.top
        var open = cluster.nonzeroBitCount
        let reserve = durations[unchecked: count]
        var passed: Int64 = 0
        var done: Int64 = 0
        while rest != 0 {
          let p = rest.trailingZeroBitCount
          let t = Int(lanes[unchecked: p >> 2] >> UInt64((p & 3) << 4) & 0xFFFF)
          let left = budget[unchecked: p] &- clock
          let member = Int(truncatingIfNeeded: cluster >> UInt64(p) & 1)
          let rate = rates[unchecked: open &+ 1 &- member]
          let steps = done &+ ((left &- passed) >> 20) &* rate
          sum &+= lowest[unchecked: t &+ Int(steps >> 40)]
          if member == 1 {
            let safe = max(passed, left &- reserve)
            done &+= ((safe &- passed) >> 20) &* rate &+ rate
            passed = safe
            open &-= 1
          }
          rest &= rest &- 1
        }
        if sum >= limit {
          depth = max(0, firstLook ? batches - 2 : batches - 1)
          return .beaten
        }
        firstLook = false
      }
      batches &+= 1

      // Rules 3 and 4.
      var batch = active & ~planes.top
      var size: Int
      if batch != 0 {
        let clustered = batch.nonzeroBitCount
        size = clustered
        if clustered < count {
          let lowestBit = batch.trailingZeroBitCount
          let highestBit = 63 &- batch.leadingZeroBitCount
          let left = budget[unchecked: lowestBit] &- clock &- tolerance
          let alone = (budget[unchecked: highestBit] &- clock) >> 40
          if left &- alone &* roomForMore[unchecked: clustered] > -4 &* margin {
            let room = Double(left) / Double(one)
            let most = Double(alone)
            let fitting = (room - most * (1 - perTask)) / (most * perTask) + stackingTolerance
            let doubt = 8 * Double(margin) / Double(one) / perTask
            if abs(fitting - fitting.rounded()) < doubt { return .unsure }
            size = max(clustered, wholeSize(fitting, atMost: count))
            if size > clustered { batch = planes.first(size, of: active, count) }
          }
        }
      } else {
        let least = planes.least(active) - ((1 << (planeCount - 1)) - target - 1)
        let spare = (single * Double(least) - b * Double(target)) / (a * Double(target))
        size = wholeSize(spare + stackingTolerance, atMost: count)
        batch = planes.first(size, of: active, count)
      }

      // Rule 5.
      while batch != 0 {
        let p = batch.trailingZeroBitCount
        let room = budget[unchecked: p] &- clock &- durations[unchecked: size]
        if abs(room) < margin { return .unsure }
        if room > 0 { break }
        let t = Int(lanes[unchecked: p >> 2] >> UInt64((p & 3) << 4) & 0xFFFF)
        steps[p] = Int32(truncatingIfNeeded: t)
        settled &+= lowest[t]
        batch &= batch &- 1
        active &= ~(1 << UInt64(p))
        size &-= 1
        count &-= 1
      }
      if batch == 0 { continue }

      // Rule 6.
      var w = 0
      var rest = batch
      while w < words {
        lanes[unchecked: w] &+= spread[unchecked: Int(rest & 15)]
        rest >>= 4
        w &+= 1
      }
      let before = clock
      clock &+= durations[unchecked: size]
      let share = clock & (one - 1)
      var rank = belowShare[unchecked: Int(share >> 34)]
      while fractions[unchecked: rank &+ 1] < share { rank &+= 1 }
      if share &- fractions[unchecked: rank] < margin
        || fractions[unchecked: rank &+ 1] &- share < margin
      {
        return .unsure
      }
      let lateBefore = late
      late = smallest[unchecked: rank]
      let units = (clock >> 40) &- (before >> 40)
      // T' falls by units − 2 + [now late] + [not late before] + [not in the batch].
      planes.fall(Int(units), late, ~lateBefore, ~batch)
    }
  }
}
