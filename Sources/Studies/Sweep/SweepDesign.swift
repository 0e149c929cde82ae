import BatchModel
import Optimizers

/// All that a sweep is asked to do: which cells, and the scenario each of them draws.
///
/// Its points are all combinations of the axes' values, those of the last axis changing fastest.
public struct SweepDesign: Sendable, Equatable {
  /// What scenarios are drawn from where an axis says nothing else.
  public let base: ScenarioDistribution
  /// What is varied, in the order of the parameters; none gives a single point.
  public let axes: [SweepAxis]
  /// Random scenarios of each point.
  public let replications: Int
  /// The schemes that are compared, in their fixed order.
  public let schemes: [Scheme]
  /// Combinations of the axes' values.
  public let points: Int

  /// The most cells of a sweep.
  public static let limit = 10_000_000

  /// A sweep over parameters of a distribution, each at most once.
  ///
  /// - Precondition: Every axis has a value, and there are at most ``limit`` cells.
  public init(
    _ base: ScenarioDistribution, axes: [SweepAxis], replications: Int,
    schemes: [Scheme] = Scheme.paper
  ) {
    self.base = base
    let order = ScenarioParameter.allCases
    self.axes = order.compactMap { parameter in axes.first { $0.parameter == parameter } }
    self.replications = replications
    self.schemes = Scheme.allCases.filter(schemes.contains)
    points = self.axes.reduce(1) { $0 * $1.values.count }
  }

  /// Cells in all.
  public var count: Int { replications * points * schemes.count }

  /// The cell with that index: all schemes of a point, all points, then the next replication, so
  /// that whole curves appear early and get finer.
  public func cell(_ index: Int) -> SweepCell {
    let row = index / schemes.count
    return SweepCell(
      point: row % points, replication: row / points, scheme: schemes[index % schemes.count])
  }

  /// The index of a cell given by the indices of its parts.
  public func index(point: Int, replication: Int, scheme: Int) -> Int {
    (replication * points + point) * schemes.count + scheme
  }

  /// The value of each axis at a point.
  public func values(at point: Int) -> [ScenarioParameter.Value] {
    var rest = point
    var values: [ScenarioParameter.Value] = []
    for axis in axes.reversed() {
      values.append(axis.values[rest % axis.values.count])
      rest /= axis.values.count
    }
    return values.reversed()
  }

  /// What the scenarios of a point are drawn from.
  public func distribution(at point: Int) -> ScenarioDistribution {
    var distribution = base
    for (axis, value) in zip(axes, values(at: point)) {
      distribution.set(axis.parameter, to: value)
    }
    return distribution
  }

  /// The random scenario of a cell, the same for every scheme.
  ///
  /// It depends on the cell and the seed alone: not on the other cells of the sweep, and not on who
  /// solves it and when.
  public func scenario(of cell: SweepCell) -> Scenario {
    distribution(at: cell.point).scenario(number: cell.replication)
  }

  /// Solves a cell, nil when cancelled.
  public func solve(_ cell: SweepCell, cancellation: Cancellation? = nil) -> SweepResult? {
    var solver = Solver(
      scenario: scenario(of: cell), method: cell.scheme.method, cancellation: cancellation)
    while solver.step() != nil {}
    guard cancellation?.isCancelled != true,
      let plan = solver.plan(cancellation: cancellation)
    else { return nil }
    return SweepResult(meanFID: plan.meanFID, outages: plan.outages)
  }
}
