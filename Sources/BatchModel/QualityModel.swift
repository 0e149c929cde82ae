#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// FID after a number of denoising steps, Q(T); lower is better (figure 1b).
///
/// Q(0) is the *outage* value, a number of its own: it need not continue the curve.
public struct QualityModel: Sendable, Equatable {
  /// The curve for T ≥ 1.
  public var curve: Curve
  /// Q(0): what a service that gets no step is charged.
  public var outage: Double

  /// The shape of Q on T ≥ 1.
  public enum Curve: Sendable, Equatable {
    /// α·T^(−β) + γ.
    case powerLaw(alpha: Double, beta: Double, gamma: Double)
    /// Measured points with strictly ascending steps ≥ 1, at least one.
    case table([Point])
  }

  /// A measured point of a quality table.
  public struct Point: Sendable, Equatable {
    /// Denoising steps, at least 1.
    public var steps: Int
    /// FID after that many steps.
    public var fid: Double

    /// Creates a point.
    public init(steps: Int, fid: Double) {
      self.steps = steps
      self.fid = fid
    }
  }

  /// Creates a quality model from its curve and outage value.
  public init(curve: Curve, outage: Double = QualityModel.defaultOutage) {
    self.curve = curve
    self.outage = outage
  }

  /// The outage value where a scenario gives none.
  public static let defaultOutage = 500.0

  /// FID after `steps` steps; `steps` = 0 gives the outage value.
  ///
  /// A table is linear between its points, constant below the first and beyond the last.
  /// - Complexity: O(log points).
  public func fid(_ steps: Int) -> Double {
    if steps <= 0 { return outage }
    switch curve {
    case .powerLaw(let alpha, let beta, let gamma):
      return alpha * pow(Double(steps), -beta) + gamma
    case .table(let points):
      return Self.interpolate(points, steps)
    }
  }

  /// Q(0), Q(1), … Q(`limit`) as a flat table for inner loops; `limit` ≥ 0.
  public func tabulated(upTo limit: Int) -> [Double] {
    (0...max(0, limit)).map { fid($0) }
  }

  /// The least difference of mean FID that measurements can tell apart, as a part of the smaller value.
  ///
  /// "The FID Lottery", arXiv 2606.20536.
  public static let noise = 0.013

  /// Whether a table somewhere rises with more steps; STACKING accepts that, users are warned.
  public var risesSomewhere: Bool {
    guard case .table(let points) = curve else { return false }
    return zip(points, points.dropFirst()).contains { $0.fid < $1.fid }
  }

  private static func interpolate(_ points: [Point], _ steps: Int) -> Double {
    // The first point with at least that many steps.
    var low = 0
    var high = points.count
    while low < high {
      let middle = (low + high) / 2
      if points[middle].steps < steps { low = middle + 1 } else { high = middle }
    }
    if low == points.count { return points[points.count - 1].fid }
    let right = points[low]
    if low == 0 || right.steps == steps { return right.fid }
    let left = points[low - 1]
    let share = Double(steps - left.steps) / Double(right.steps - left.steps)
    return left.fid + (right.fid - left.fid) * share
  }
}

/// A quality model that has a name in scenario files, with where its numbers come from.
public struct QualityPreset: Sendable {
  /// The name in scenario files.
  public let name: String
  /// The curve and the outage value.
  public let model: QualityModel
  /// Where the numbers come from.
  public let source: String

  /// The built-in presets, the default first.
  public static let all: [QualityPreset] = [
    QualityPreset(
      name: "ddim-cifar10",
      model: QualityModel(curve: .powerLaw(alpha: 492.24, beta: 1.7225, gamma: 4.0308)),
      source: "least-squares fit of DDIM (Song, Meng, Ermon, ICLR 2021), Table 1, CIFAR-10, η = 0"),
    QualityPreset(
      name: "ddim-cifar10-points",
      model: QualityModel(curve: .table(publishedPoints)),
      source: "1 step: Rectified Flow (Liu et al., ICLR 2023), Table 1a; 3–9: zju-pi/diff-sampler, "
        + "Euler on EDM CIFAR-10; 10 and more: DDIM (ICLR 2021), Table 1"),
    QualityPreset(
      name: "ddpm-uniform",
      model: QualityModel(curve: .powerLaw(alpha: 121.59, beta: 0.9163, gamma: 4.1222)),
      source: "least-squares fit of xyfJASON/Diffusion-Models-Implementations, docs/DDIM.md, "
        + "uniform step spacing on CIFAR-10"),
  ]

  /// The preset with that name, or nil.
  public static func named(_ name: String) -> QualityPreset? { all.first { $0.name == name } }

  private static let publishedPoints: [QualityModel.Point] = [
    (1, 451), (3, 93.36), (4, 66.76), (5, 49.66), (6, 35.62), (7, 27.93), (8, 22.32), (9, 18.43),
    (10, 13.36), (20, 6.84), (50, 4.67), (100, 4.16), (1000, 4.04),
  ].map { QualityModel.Point(steps: $0.0, fid: $0.1) }
}
