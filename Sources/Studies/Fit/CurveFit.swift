import BatchModel
import Glibc

/// A curve fitted to measurements by least squares, with how well they determine it.
public struct CurveFit: Sendable, Equatable {
  /// A measurement.
  public struct Point: Sendable, Hashable {
    /// The size of a batch, or denoising steps.
    public var x: Double
    /// Seconds, or FID.
    public var y: Double
    /// Whether it takes part; what is left out is shown beside the curve all the same.
    public var isUsed: Bool

    /// Creates a measurement.
    public init(x: Double, y: Double, isUsed: Bool = true) {
      self.x = x
      self.y = y
      self.isUsed = isUsed
    }
  }

  /// A parameter of the curve.
  public struct Parameter: Sendable, Equatable {
    /// Its name in scenario files.
    public let name: String
    /// The value that fits best.
    public let value: Double
    /// Its standard error, nil where the data leave none: as many parameters as different points,
    /// a value at the end of its range, or a curve that does not depend on it.
    public let standardError: Double?
    /// Half the width of its 95 % interval, Student's t with n − p degrees of freedom.
    public let halfWidth: Double?
  }

  /// Why there is no fit.
  public struct Failure: Error, Sendable, Equatable {
    /// What was found and what is needed.
    public let message: String
  }

  /// The curve.
  public let kind: CurveKind
  /// All measurements, in the order given.
  public let points: [Point]
  /// The parameters, in the order of ``CurveKind/parameterNames``.
  public let parameters: [Parameter]
  /// Measurements that take part, less the parameters that were free.
  public let degrees: Int
  /// √(Σ residual² / degrees), in the unit of y; nil without a degree of freedom.
  public let residualDeviation: Double?
  /// 1 − Σ residual² / Σ (y − mean)²; nil where all y are equal.
  public let rSquared: Double?
  /// What the reader should know before relying on the numbers, a sentence each.
  public let warnings: [String]

  /// Fits a curve to the points in use.
  ///
  /// - Throws: A failure when there are fewer different x than parameters.
  public init(_ kind: CurveKind, _ points: [Point]) throws(Failure) {
    let used = points.filter(\.isUsed)
    let distinct = Set(used.map(\.x)).count
    let needed = kind.parameterNames.count
    guard distinct >= needed else {
      throw Failure(
        message: "too few points: found \(distinct) different value\(distinct == 1 ? "" : "s") of "
          + "`\(kind.columns.x)`, needed are \(needed) or more for "
          + kind.parameterNames.joined(separator: ", "))
    }
    let solution =
      switch kind {
      case .delay: LeastSquares.line(used)
      case .quality: LeastSquares.powerLaw(used)
      }
    self.kind = kind
    self.points = points
    let values = solution.values
    let residuals = used.map { $0.y - kind.value(values, at: $0.x) }
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    let mean = used.reduce(0) { $0 + $1.y } / Double(used.count)
    let total = used.reduce(0) { $0 + ($1.y - mean) * ($1.y - mean) }
    let degrees = used.count - solution.free.count
    self.degrees = degrees
    residualDeviation = degrees > 0 ? (squares / Double(degrees)).squareRoot() : nil
    rSquared = total > 0 ? 1 - squares / total : nil
    let errors = LeastSquares.standardErrors(
      kind, values, free: solution.free, at: used.map(\.x), deviation: residualDeviation)
    let t = degrees > 0 ? StudentT.quantile975(degrees: degrees) : nil
    parameters = values.indices.map { index in
      Parameter(
        name: kind.parameterNames[index], value: values[index], standardError: errors[index],
        halfWidth: errors[index].flatMap { error in t.map { $0 * error } })
    }
    warnings = Self.warnings(kind, parameters, solution, degrees: degrees)
  }

  /// The curve at a batch size or number of steps.
  public func value(at x: Double) -> Double { kind.value(parameters.map(\.value), at: x) }

  /// Measured less fitted.
  public func residual(_ point: Point) -> Double { point.y - value(at: point.x) }

  private static func warnings(
    _ kind: CurveKind, _ parameters: [Parameter], _ solution: LeastSquares.Solution, degrees: Int
  ) -> [String] {
    var warnings: [String] = []
    if degrees == 0 {
      warnings.append(
        "as many parameters as points: the curve goes through them, and nothing is known of its "
          + "errors")
    }
    for (index, parameter) in parameters.enumerated() {
      let name = parameter.name
      let value = DecimalText.text(parameter.value.rounded(toDigits: 5))
      if let end = solution.ends[index] {
        warnings.append(
          "the data do not determine `\(name)`: the best value is the \(end), \(value)")
      } else if degrees > 0, parameter.standardError == nil {
        warnings.append("the data do not determine `\(name)`: other values fit as well")
      } else if let half = parameter.halfWidth, half >= parameter.value.magnitude {
        warnings.append(
          "the data hardly determine `\(name)`: \(value) ± "
            + "\(DecimalText.text(half.rounded(toDigits: 2))) includes 0")
      }
      let limits = kind.limits[index]
      if !limits.contains(parameter.value) {
        warnings.append("a scenario does not take `\(name)` \(value): allowed is \(limits)")
      }
    }
    return warnings
  }
}

extension CurveKind {
  /// The curve for parameter values, at a batch size or number of steps.
  func value(_ values: [Double], at x: Double) -> Double {
    switch self {
    case .delay: values[0] * x + values[1]
    case .quality: values[0] * pow(x, -values[1]) + values[2]
    }
  }

  /// What a scenario takes for each parameter.
  var limits: [NumberLimits] {
    switch self {
    case .delay: [Scenario.Limits.delay, Scenario.Limits.delay]
    case .quality: [Scenario.Limits.powerLaw, Scenario.Limits.powerLaw, Scenario.Limits.fid]
    }
  }
}
