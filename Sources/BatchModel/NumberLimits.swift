/// Which numbers a quantity takes, in its unit, and how to say so.
public struct NumberLimits: Sendable, Equatable {
  /// The smallest number, or what numbers must be above.
  public var lower: Double
  /// Whether `lower` itself is not allowed.
  public var isOpen: Bool
  /// The largest number; the largest finite one where nothing else is said.
  public var upper: Double
  /// Whether only whole numbers are allowed.
  public var isWhole: Bool
  /// The unit, empty for a pure number.
  public var unit: String

  /// Creates limits.
  public init(
    above lower: Double, upTo upper: Double = .greatestFiniteMagnitude, unit: String = ""
  ) {
    self.init(lower: lower, isOpen: true, upper: upper, isWhole: false, unit: unit)
  }

  /// Creates limits that include the smallest number.
  public init(
    from lower: Double, upTo upper: Double = .greatestFiniteMagnitude, unit: String = ""
  ) {
    self.init(lower: lower, isOpen: false, upper: upper, isWhole: false, unit: unit)
  }

  /// Creates limits for whole numbers.
  public init(whole range: ClosedRange<Int>) {
    self.init(
      lower: Double(range.lowerBound), isOpen: false, upper: Double(range.upperBound),
      isWhole: true, unit: "")
  }

  private init(lower: Double, isOpen: Bool, upper: Double, isWhole: Bool, unit: String) {
    self.lower = lower
    self.isOpen = isOpen
    self.upper = upper
    self.isWhole = isWhole
    self.unit = unit
  }

  /// Whether the number is finite and within the limits.
  public func contains(_ value: Double) -> Bool {
    value.isFinite && (isOpen ? value > lower : value >= lower) && value <= upper
      && (!isWhole || value == value.rounded())
  }
}

extension NumberLimits: CustomStringConvertible {
  /// The limits in words, with the unit: `a number from 0 up to 10`.
  public var description: String {
    let kind = isWhole ? "a whole number" : "a number"
    let start = "\(isOpen ? "above" : "from") \(DecimalText.text(lower))"
    let end = upper < .greatestFiniteMagnitude ? " up to \(DecimalText.text(upper))" : ""
    let finite = end.isEmpty && !isWhole ? "a finite number" : kind
    return "\(finite) \(start)\(end)" + (unit.isEmpty ? "" : " in \(unit)")
  }
}

extension Scenario {
  /// The limits of each quantity of a scenario, as the file format promises them.
  public enum Limits {
    /// Deadline, seconds.
    public static let deadline = NumberLimits(above: 0, upTo: 1e6, unit: "s")
    /// Spectral efficiency.
    public static let efficiency = NumberLimits(above: 0, unit: "bit/s/Hz")
    /// Total bandwidth.
    public static let bandwidth = NumberLimits(above: 0, unit: "Hz")
    /// Content size.
    public static let content = NumberLimits(above: 0, unit: "bit")
    /// a and b of the delay model, each.
    public static let delay = NumberLimits(above: 0, unit: "s")
    /// The least a + b, seconds.
    public static let shortestStep = 1e-6
    /// The most steps deadline/(a + b) may have room for.
    public static let steps = 10_000.0
    /// Power and noise of a channel.
    public static let density = NumberLimits(above: 0, unit: "W/Hz")
    /// Gain of a channel.
    public static let gain = NumberLimits(above: 0)
    /// α and β of the power law.
    public static let powerLaw = NumberLimits(above: 0)
    /// FID values, γ and the outage value.
    public static let fid = NumberLimits(from: 0)
    /// Inertia, cognitive and social weight.
    public static let weight = NumberLimits(from: 0, upTo: 10)
    /// Particles.
    public static let particles = 1...10_000
    /// Iterations.
    public static let iterations = 0...1_000_000
    /// Seed.
    public static let seed = 0...Int.max
    /// Characters of a name.
    public static let nameLength = 1...64
    /// Devices.
    public static let devices = 1...100_000
    /// Points of a quality table.
    public static let points = 1...10_000
  }
}
