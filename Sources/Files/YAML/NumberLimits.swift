/// Which numbers a key takes, and how a fault says so.
struct NumberLimits {
  /// The smallest number, or what numbers must be above.
  var lower = 0.0
  /// Whether `lower` itself is not allowed.
  var isOpen = true
  /// The largest number.
  var upper = Double.greatestFiniteMagnitude
  /// The limits in words, with the unit.
  var description: String

  /// Whether the number is within the limits.
  func contains(_ value: Double) -> Bool {
    (isOpen ? value > lower : value >= lower) && value <= upper
  }

  /// Numbers above 0 without a unit.
  static let positive = NumberLimits(description: "a finite number above 0")
  /// Numbers from 0.
  static let notNegative = NumberLimits(isOpen: false, description: "a finite number from 0")
}
