import Glibc

/// The range of an axis, with hysteresis: it grows at once and shrinks only when told.
///
/// A plot whose range follows every value jumps on every redraw; this one stays until a value
/// leaves it.
public struct ChartScale: Sendable, Hashable {
  /// The value at the left or bottom edge.
  public private(set) var lower: Double
  /// The value at the right or top edge, always above `lower`.
  public private(set) var upper: Double
  /// Whether equal distances are equal ratios.
  public private(set) var isLogarithmic = false

  /// Creates a scale from its ends in any order; a range without extent is widened around its
  /// value, and ends that are not finite give 0…1.
  public init(_ lower: Double, _ upper: Double) {
    self.lower = min(lower, upper)
    self.upper = max(lower, upper)
    if !self.lower.isFinite || !self.upper.isFinite { (self.lower, self.upper) = (0, 1) }
    let least = max(1e-9, self.lower.magnitude * 1e-9)
    if self.upper - self.lower < least {
      let room = self.lower == 0 ? 0.5 : self.lower.magnitude * 0.05
      (self.lower, self.upper) = (self.lower - room, self.upper + room)
    }
  }

  /// Creates a scale that covers all finite values, with `padding` of their range at both ends.
  public init(covering values: some Sequence<Double>, padding: Double = 0.07) {
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    guard low <= high else {
      self.init(0, 1)
      return
    }
    let room = (high - low) * padding
    self.init(low - room, high + room)
  }

  /// Creates a logarithmic scale over all finite values above 0, with `padding` of its range, in
  /// the logarithm, at both ends; linear where there is no such value.
  public static func logarithmic(
    covering values: some Sequence<Double>, padding: Double = 0.03
  ) -> ChartScale {
    let exponents = values.filter { $0 > 0 && $0.isFinite }.map { log10($0) }
    guard !exponents.isEmpty else { return ChartScale(covering: values) }
    let range = ChartScale(covering: exponents, padding: padding)
    var scale = ChartScale(pow(10, range.lower), pow(10, range.upper))
    scale.isLogarithmic = scale.lower > 0
    return scale
  }

  /// Grows, with padding, when a finite value lies outside; stays as it is otherwise.
  public mutating func grow(toCover values: some Sequence<Double>, padding: Double = 0.07) {
    if isLogarithmic {
      let outside = values.filter { $0 > 0 && $0.isFinite && !($0 >= lower && $0 <= upper) }
      if !outside.isEmpty {
        self = .logarithmic(covering: outside + [lower, upper], padding: padding)
      }
      return
    }
    var low = lower
    var high = upper
    for value in values where value.isFinite {
      low = min(low, value)
      high = max(high, value)
    }
    let room = (high - low) * padding
    if low < lower || high > upper {
      self = ChartScale(low < lower ? low - room : lower, high > upper ? high + room : upper)
    }
  }

  /// Fits the values again, which may shrink it.
  public mutating func fit(_ values: some Sequence<Double>, padding: Double = 0.07) {
    self =
      isLogarithmic
      ? .logarithmic(covering: values, padding: padding)
      : ChartScale(covering: values, padding: padding)
  }

  /// Where a value lies: 0 at the lower end, 1 at the upper; outside of that when it is outside.
  ///
  /// What has no logarithm lies below a logarithmic scale.
  public func fraction(_ value: Double) -> Double {
    guard isLogarithmic else { return (value - lower) / (upper - lower) }
    return value > 0 ? (log(value) - log(lower)) / (log(upper) - log(lower)) : -.infinity
  }

  /// The value at a fraction of the way from the lower end to the upper.
  public func value(at fraction: Double) -> Double {
    isLogarithmic
      ? exp(log(lower) + fraction * (log(upper) - log(lower))) : lower + fraction * (upper - lower)
  }

  /// Round values inside the range, at most `most` of them for `most` ≥ 2: 1, 2 or 5 times a power
  /// of ten apart, or on a logarithmic scale themselves 1, 2 and 5 times powers of ten.
  public func ticks(atMost most: Int) -> [Double] {
    if isLogarithmic { return logarithmicTicks(atMost: most) }
    let step = tickStep(atMost: most)
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Where there is less than an octave or so, round values as on a linear scale; else the densest
  /// of 1-2-5, 1-3, whole decades and sparser decades that has few enough ticks.
  private func logarithmicTicks(atMost most: Int) -> [Double] {
    let decades = Int(floor(log10(lower)))...Int(ceil(log10(upper)))
    func ticks(_ factors: [Double], every stride: Int) -> [Double] {
      let powers = decades.filter { $0 % stride == 0 }.map { pow(10, Double($0)) }
      let (low, high) = (lower * (1 - 1e-9), upper * (1 + 1e-9))
      return powers.flatMap { power in factors.map { $0 * power } }
        .filter { $0 >= low && $0 <= high }
    }
    for factors in [[1.0, 2, 5], [1, 3]] {
      let found = ticks(factors, every: 1)
      if found.count < 2 { return ChartScale(lower, upper).ticks(atMost: most) }
      if found.count <= most { return found }
    }
    var stride = 1
    while ticks([1], every: stride).count > most { stride *= 2 }
    return ticks([1], every: stride)
  }

  /// Decimals that tell the ticks apart, 0…9.
  func tickDecimals(atMost most: Int) -> Int {
    guard isLogarithmic else { return Self.decimals(forStep: tickStep(atMost: most)) }
    // Round ticks lie at least half their size apart; those of a short scale lie closer.
    let ticks = ticks(atMost: most)
    let steps = zip(ticks, ticks.dropFirst()).map { $1 - $0 } + ticks.prefix(1)
    return steps.map(Self.decimals(forStep:)).max() ?? 0
  }

  /// The distance of the ticks of a linear scale.
  public func tickStep(atMost most: Int) -> Double {
    let rough = (upper - lower) / Double(max(1, most - 1))
    let power = pow(10, floor(log10(rough)))
    for factor in [1.0, 2, 5] where factor * power >= rough * (1 - 1e-9) { return factor * power }
    return 10 * power
  }

  /// Decimals that tell ticks of this distance apart, 0…9.
  public static func decimals(forStep step: Double) -> Int {
    step > 0 ? max(0, min(9, Int((-log10(step) - 1e-9).rounded(.up)))) : 0
  }
}
