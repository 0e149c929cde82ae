import Glibc

/// A mean over independent replications, with its 95 % confidence interval.
///
/// The interval is Student's: mean ± t·s/√n, with the sample standard deviation s (n − 1 in the
/// denominator) and the 0.975 quantile t of n − 1 degrees of freedom.
public struct Estimate: Sendable, Equatable {
  /// Values behind it, n ≥ 1.
  public let count: Int
  /// Their mean: the sum in the order given, divided by n once.
  public let mean: Double
  /// Half the width of the interval, nil for a single value, which tells nothing about the spread.
  public let halfWidth: Double?

  /// The estimate from some values, nil from none.
  public init?(_ values: some Collection<Double>) {
    guard !values.isEmpty else { return nil }
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    guard values.count > 1 else {
      halfWidth = nil
      return
    }
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    halfWidth =
      StudentT.quantile975(degrees: values.count - 1) * deviation
      / Double(values.count).squareRoot()
  }

  /// The lower end of the interval; the mean where there is none.
  public var low: Double { mean - (halfWidth ?? 0) }
  /// The upper end of the interval; the mean where there is none.
  public var high: Double { mean + (halfWidth ?? 0) }
}

/// Student's t distribution.
public enum StudentT {
  /// The 0.975 quantile for so many degrees of freedom ≥ 1, to about four digits.
  ///
  /// Tabulated up to 10; beyond, the expansion around the normal quantile of Abramowitz and Stegun,
  /// Handbook of Mathematical Functions, 26.7.5.
  public static func quantile975(degrees: Int) -> Double {
    if degrees <= tabulated.count { return tabulated[max(0, degrees - 1)] }
    let (n, x) = (Double(degrees), 1.959_963_985)
    let g1 = (pow(x, 3) + x) / 4
    let g2 = (5 * pow(x, 5) + 16 * pow(x, 3) + 3 * x) / 96
    let g3 = (3 * pow(x, 7) + 19 * pow(x, 5) + 17 * pow(x, 3) - 15 * x) / 384
    return x + g1 / n + g2 / (n * n) + g3 / (n * n * n)
  }

  private static let tabulated = [
    12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
  ]
}
