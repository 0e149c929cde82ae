import BatchModel
import Optimizers

/// The paper's figures that are sweeps: mean FID over one parameter, a curve for each scheme.
public enum SweepFigure: String, Sendable, Hashable, CaseIterable {
  /// Over the number of services K.
  case services = "2b"
  /// Over the smallest deadline, the largest fixed.
  case minimumDeadline = "2c"

  /// What is varied.
  public var parameter: ScenarioParameter {
    switch self {
    case .services: .services
    case .minimumDeadline: .minimumDeadline
    }
  }

  /// Where it looks for a distribution: K = 5, 10, … 40, or a tenth to eight tenths of the largest
  /// deadline.
  public func positions(_ distribution: ScenarioDistribution) -> [Double] {
    switch self {
    case .services: stride(from: 5, through: 40, by: 5).map(Double.init)
    case .minimumDeadline: (1...8).map { distribution.maximumDeadline * Double($0) / 10 }
    }
  }

  /// The sweep behind the figure.
  public func design(
    _ distribution: ScenarioDistribution, positions: [Double]? = nil, replications: Int,
    schemes: [Scheme] = Scheme.paper
  ) -> SweepDesign {
    SweepDesign(
      distribution, axes: [SweepAxis(parameter, positions ?? self.positions(distribution))],
      replications: replications, schemes: schemes)
  }
}

extension SweepDesign {
  /// The numbers of a single axis, where the points of a curve lie; none for several axes.
  public var positions: [Double] { axes.count == 1 ? axes[0].values.compactMap(\.number) : [] }
}
