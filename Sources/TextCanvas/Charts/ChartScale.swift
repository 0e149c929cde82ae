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

  /// Grows, with padding, when a finite value lies outside; stays as it is otherwise.
  public mutating func grow(toCover values: some Sequence<Double>, padding: Double = 0.07) {
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
    self = ChartScale(covering: values, padding: padding)
  }

  /// Where a value lies: 0 at the lower end, 1 at the upper; outside of that when it is outside.
  public func fraction(_ value: Double) -> Double { (value - lower) / (upper - lower) }

  /// Round values inside the range, 1, 2 or 5 times a power of ten apart, at most `most` of them
  /// for `most` ≥ 2.
  public func ticks(atMost most: Int) -> [Double] {
    let step = tickStep(atMost: most)
    let first = (lower / step - 1e-9).rounded(.up)
    let last = (upper / step + 1e-9).rounded(.down)
    guard first <= last, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The distance of the ticks.
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
