extension NumberLimits {
  static let seconds = NumberLimits(description: "a finite number above 0 in seconds")
  static let hertz = NumberLimits(description: "a finite number above 0 in Hz")
  static let bits = NumberLimits(description: "a finite number above 0 in bits")
  static let efficiency = NumberLimits(description: "a finite number above 0 in bit/s/Hz")
  static let density = NumberLimits(description: "a finite number above 0 in W/Hz")
  static let deadline = NumberLimits(
    upper: 1e6, description: "a number above 0 up to 1000000 in seconds")
  static let weight = NumberLimits(
    isOpen: false, upper: 10, description: "a number from 0 up to 10")
}
