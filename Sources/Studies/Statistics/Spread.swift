/// The middle of some values and how far they lie from it, without assuming a distribution.
///
/// For durations, whose tail is long: a mean would tell of the worst interruption alone.
public struct Spread: Sendable, Equatable {
  private let sorted: [Double]

  /// The spread of some values, nil of none.
  public init?(_ values: some Collection<Double>) {
    guard !values.isEmpty else { return nil }
    sorted = values.sorted()
  }

  /// Values behind it, at least 1.
  public var count: Int { sorted.count }
  /// Half of the values are at most this.
  public var median: Double { quantile(0.5) }
  /// A quarter of the values is at most this.
  public var lowerQuartile: Double { quantile(0.25) }
  /// Three quarters of the values are at most this.
  public var upperQuartile: Double { quantile(0.75) }

  /// The value that a share 0…1 of the values does not exceed, linear between neighbours: type 7 of
  /// Hyndman and Fan, The American Statistician 50(4), 1996.
  public func quantile(_ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
  }
}
