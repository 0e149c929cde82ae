import BatchModel

/// Runs of STACKING for up to 64 services, with sets as bits of a word.
///
/// Time is counted in units of a + b, in fixed point, from the start. Let z = (τ' + ε)/(a+b) and c
/// the clock; then T^e = ⌊z − c⌋ for all services at any time. Bit p is position p of the order by
/// (r, k), which a run never changes, so the tightest of a set is its lowest bit, and its greatest
/// T^e is that of its highest bit.
///
/// A run alternates between two ways to go on: batch by batch while F = ∅
/// (`StackingBitRun+Sparse.swift`), and from event to event while it is not
/// (`StackingBitRun+Cluster.swift`).
///
/// The plain rules round, each r_k by its own subtractions. `margin` is above the sum of all
/// such rounding in a run; where a comparison is closer than that, the run gives up as `unsure` and
/// the plain rules decide. So a run that is not unsure decides as they do.
struct StackingBitRun: Sendable {
  enum Outcome {
    /// The steps are known.
    case finished
    /// Σ Q(T) is proven to be at least the limit, for this T*…
    case beaten
    /// …and for every smaller one too, or every larger one.
    case beatenWithFewer, beatenWithMore
    /// Rounding may decide.
    case unsure
  }

  static let most = 64
  /// Longest budget in steps alone.
  static let longest = 10_000
  static let fraction: Int64 = 40
  static let one: Int64 = 1 << fraction

  let delay: DelayModel
  let single: Double
  /// a/(a + b).
  let perTask: Double
  /// ε in units of time.
  let tolerance: Int64
  /// g(X)/(a + b) for X = 0…64.
  private(set) var durations: [Int64] = []
  /// How much is left for each step of T^e when (19) allows more than X = 0…64.
  private(set) var roomForMore: [Int64] = []
  /// (a + b)/g(X) for X = 0…65 in units of 2^−20, rounded up.
  private(set) var rates: [Int64] = []
  /// The most that (19) allows beyond |F| for T^e = 0…64.
  private(set) var widest: [Int] = []
  /// 1.001/a' in units of 2^−20.
  let longEnough: Int64
  let spread = StackingScratch.Spread()

  /// Q̲(t), the smallest of Q(0)…Q(t), in the units of limits, rounded down.
  private(set) var lowest: [Int64] = []

  private(set) var services = 0
  private(set) var everyone: UInt64 = 0
  private(set) var margin: Int64 = 0
  /// Bits of T' + 2^h with 2^h above every T* + 1, less one: h.
  private(set) var high = 0
  /// z of each position.
  private(set) var budget: [Int64] = []
  /// The bits of ⌊z⌋, bit p of word i is bit i of position p.
  private(set) var wholes = [UInt64](repeating: 0, count: 16)
  /// Q̲(⌊z⌋) of each position, and the sum.
  private(set) var startLowest: [Int64] = []
  private(set) var startSum: Int64 = 0
  private(set) var late = LateSets()
  var sizes = SparseSizes()
  private(set) var prices = StepPrices()
  /// Position p has the prices of position p + `priced`; nil when there are none.
  private(set) var priced: Int?
  /// ∫ r(u) du from z_p on.
  private(set) var worth: [Double] = []
  /// A bound on Σ Q(T) over the positions, for every schedule, and the one that prices give.
  private(set) var startBound: Int64 = 0
  private(set) var pricedBound: Int64 = 0
  /// ∫ r(u) du of a whole run.
  private(set) var startEarnings: Int64 = 0

  init(delay: DelayModel) {
    self.delay = delay
    single = delay.single
    perTask = delay.a / single
    longEnough = Int64(min(1.001 / perTask, 1e6) * 0x1p20)
    tolerance = Self.fixed(epsilon / single)
    for size in 0...Self.most {
      durations.append(Self.fixed(delay.duration(size) / single))
      let tasks = Double(size) - epsilon
      roomForMore.append(Self.fixed(1 + perTask * tasks))
      widest.append(Int(min(1 + 1.000001 / (perTask * Double(size)), Double(Self.most))))
    }
    for size in 0...Self.most + 1 {
      let rate = single / delay.duration(max(1, size))
      // No number where both are infinite, and then nobody has the time for a step.
      rates.append((rate > 0 ? Int64(rate * 0x1p20) : 0) + (size == 0 ? 0 : 1))
    }
  }

  mutating func tabulate(_ lowest: [Int64]) {
    self.lowest = lowest
    prices = StepPrices()
  }

  /// The number with 40 bits after the point; a batch that takes longer than there are numbers takes longer
  /// than any service has.
  private static func fixed(_ value: Double) -> Int64 {
    let scaled = (value * Double(one)).rounded()
    return scaled < 0x1p62 ? Int64(scaled) : 1 << 62
  }

  /// Takes ascending budgets, at least one and at most 64, each for a step at least.
  mutating func prepare(_ sorted: [Double]) {
    services = sorted.count
    everyone = ~0 >> UInt64(64 - services)
    budget.removeAll(keepingCapacity: true)
    startLowest.removeAll(keepingCapacity: true)
    for i in wholes.indices { wholes[i] = 0 }
    startSum = 0
    for p in 0..<services {
      let z = Self.fixed((sorted[p] + epsilon) / single)
      budget.append(z)
      var whole = UInt64(z >> Self.fraction)
      startLowest.append(lowest[Int(whole)])
      startSum += lowest[Int(whole)]
      var i = 0
      while whole != 0 {
        wholes[i] |= (whole & 1) << UInt64(p)
        whole >>= 1
        i += 1
      }
    }
    let longest = Int(budget[services - 1] >> Self.fraction)
    // A unit in the last place for each batch, and the rounding of the plain rules.
    let steps = Double(longest + 8)
    margin = Int64(longest + 16) + Int64(steps * steps * 0x1p-50 * Double(Self.one))
    high = longest < 63 ? 6 : longest < 127 ? 7 : 14
    late.prepare(budget)
    preparePrices(longest)
  }

  private mutating func preparePrices(_ longest: Int) {
    startBound = startSum
    let offset = prices.count - services
    guard offset >= 0, longest + 2 < prices.width else {
      priced = nil
      return
    }
    priced = offset
    worth.removeAll(keepingCapacity: true)
    for _ in 0..<services { worth.append(0) }
    var p = services - 1
    while p > 0 {
      let time = Double(budget[p] - budget[p - 1])
      worth[p - 1] = worth[p] + prices.rate[p + offset] * time
      p -= 1
    }
    var sum: Int64 = 0
    for p in 0..<services {
      sum += prices.cost[(p + offset) * prices.width + Int(budget[p] >> Self.fraction)]
    }
    startEarnings = earnings(from: 0, first: 0)
    pricedBound = sum - startEarnings
    startBound = max(startSum, pricedBound)
  }

  /// ∫ r(u) du from the clock on, rounded up, with the first of the open positions.
  @inline(__always)
  func earnings(from clock: Int64, first: Int) -> Int64 {
    guard let priced else { return 0 }
    let rate = prices.rate.span[unchecked: first &+ priced]
    let sum = worth.span[unchecked: first] + rate * Double(budget.span[unchecked: first] &- clock)
    // Above all rounding: of the clock, of budgets by less than the margin, and of this sum.
    return Int64(sum * (0x1p-40 * (1 + 1e-12)) + rate * 1e-6) &+ 16
  }

  /// Finds prices for the budgets at hand, with `steps` by position that have that sum.
  mutating func improvePrices(steps: [Int], sum: Int64) {
    prices.ascend(
      budget.map { Double($0) / Double(Self.one) }, steps: steps, lowest: lowest,
      durations: durations.map { Double($0) / Double(Self.one) }, target: Double(sum))
  }
}
