import ArgumentParser

/// A range of numbers on the command line: `7:20`, or `7` for a single number.
struct NumberRange: ExpressibleByArgument, CustomStringConvertible {
  let lower: Double
  let upper: Double

  init(_ range: ClosedRange<Double>) { (lower, upper) = (range.lowerBound, range.upperBound) }

  /// Reads a range; nil when it is none, is not finite or runs backwards.
  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let last = parts.last,
      let lower = Double(first), let upper = Double(last),
      lower.isFinite, upper.isFinite, lower <= upper
    else { return nil }
    (self.lower, self.upper) = (lower, upper)
  }

  var range: ClosedRange<Double> { lower...upper }
  var defaultValueDescription: String { description }

  var description: String {
    [lower, upper].map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" }
      .joined(separator: ":")
  }
}
