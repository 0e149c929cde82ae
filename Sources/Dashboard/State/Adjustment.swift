import BatchModel

/// How a number is to be changed: `12` sets it, `+1`, `-1`, `*0.9` and `/2` work on it.
public struct Adjustment: Sendable, Equatable {
  /// What is done with the operand.
  public enum Operation: Character, Sendable, CaseIterable {
    /// Put in place of the number.
    case set = "="
    /// Added.
    case add = "+"
    /// Taken away.
    case subtract = "-"
    /// Multiplied by.
    case multiply = "*"
    /// Divided by.
    case divide = "/"
  }

  /// What is done.
  public let operation: Operation
  /// The number it is done with.
  public let operand: Double
  /// The text it was read from.
  public let text: String

  /// Reads `12`, `=12`, `+1`, `-1`, `*0.9` or `/2`; nil for anything else.
  public init?(_ text: String) {
    var rest = text[...]
    if let first = rest.first, let operation = Operation(rawValue: first) {
      self.operation = operation
      rest.removeFirst()
    } else {
      operation = .set
    }
    // A second sign would be a slip: `--1`.
    guard let first = rest.first, operation == .set || (first != "+" && first != "-"),
      let operand = DecimalText.number(String(rest)), operand.isFinite
    else { return nil }
    self.operand = operand
    self.text = text
  }

  /// The new number; what follows from a calculation is rounded to twelve digits.
  public func applied(to value: Double) -> Double {
    switch operation {
    case .set: operand
    case .add: Decade.rounded(value + operand)
    case .subtract: Decade.rounded(value - operand)
    case .multiply: Decade.rounded(value * operand)
    case .divide: Decade.rounded(value / operand)
    }
  }
}
