import ArgumentParser
import BatchModel

/// Refuses values that the file format does not allow either.
enum OptionLimits {
  /// Throws a usage error for a whole number out of range.
  static func check(_ option: String, _ value: Int?, _ range: ClosedRange<Int>) throws {
    guard let value, !range.contains(value) else { return }
    throw ValidationError(
      "\(option) is \(value): allowed are \(range.lowerBound) to \(range.upperBound).")
  }

  /// Throws a usage error for a number out of limits.
  static func check(_ option: String, _ value: Double?, _ limits: NumberLimits) throws {
    guard let value, !limits.contains(value) else { return }
    throw ValidationError("\(option) is \(value): allowed is \(limits).")
  }

  /// Throws a usage error for a range that leaves the limits.
  static func check(_ option: String, _ value: NumberRange, _ limits: NumberLimits) throws {
    guard !limits.contains(value.lower) || !limits.contains(value.upper) else { return }
    throw ValidationError("\(option) is \(value): allowed is \(limits).")
  }

  /// Throws a usage error for a word that is none of those allowed.
  static func check(_ option: String, _ value: String, in allowed: [String]) throws {
    guard !allowed.contains(value) else { return }
    throw ValidationError(
      "\(option) is `\(value)`: allowed are \(allowed.joined(separator: ", ")).")
  }
}
