import BatchModel
import Glibc

extension CurveFit {
  /// The values with the digits that scenario files get: five, more than any data here determine.
  public var roundedValues: [Double] { parameters.map { $0.value.rounded(toDigits: 5) } }

  /// The fitted delays as a scenario has them; nil for a quality, and for values it does not take.
  public var delay: DelayModel? {
    guard kind == .delay, isUsable else { return nil }
    let model = DelayModel(a: roundedValues[0], b: roundedValues[1])
    return model.single >= Scenario.Limits.shortestStep ? model : nil
  }

  /// The fitted curve as a scenario has it; nil for delays, and for values it does not take.
  public var curve: QualityModel.Curve? {
    guard kind == .quality, isUsable else { return nil }
    let values = roundedValues
    return .powerLaw(alpha: values[0], beta: values[1], gamma: values[2])
  }

  private var isUsable: Bool {
    zip(kind.limits, roundedValues).allSatisfy { $0.contains($1) }
  }
}

extension Double {
  /// The number with so many significant digits; 0 and what is not finite stay.
  public func rounded(toDigits digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    let exponent = digits - 1 - Int(floor(log10(magnitude)))
    // Powers of ten are exact when they are whole: so 0.0240 is the double nearest to it.
    let power = pow(10, Double(abs(exponent)))
    guard power.isFinite, power > 0 else { return self }
    return exponent >= 0
      ? (self * power).rounded() / power : (self / power).rounded() * power
  }
}
