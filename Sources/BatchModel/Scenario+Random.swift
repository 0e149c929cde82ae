extension Scenario {
  /// A random scenario: deadlines and efficiencies uniform in their ranges, the rest the paper's.
  ///
  /// Deadlines (s) and efficiencies (bit/s/Hz) are rounded to 4 decimals and stay within their
  /// ranges; device k draws its deadline, then its efficiency. Names are d01, d02, … with as
  /// many digits as the last one needs, at least two. The same arguments give the same scenario.
  /// - Precondition: `services` ≥ 1.
  public static func random(
    services: Int, deadline: ClosedRange<Double>, efficiency: ClosedRange<Double>, seed: UInt64,
    name: String
  ) -> Scenario {
    var stream = SplitMix64(seed: seed)
    func draw(_ range: ClosedRange<Double>) -> Double {
      let value = stream.uniform(range.lowerBound, range.upperBound)
      let rounded = (value * 1e4).rounded() / 1e4
      return min(max(rounded, range.lowerBound), range.upperBound)
    }
    let width = max(2, String(services).count)
    let devices = (1...services).map { number in
      let digits = String(number)
      let padding = String(repeating: "0", count: width - digits.count)
      let deadline = draw(deadline)
      return Device(
        name: "d" + padding + digits, deadline: deadline, efficiency: draw(efficiency))
    }
    return Scenario(name: name, devices: devices)
  }
}
