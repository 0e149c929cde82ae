import BatchModel
import Optimizers

/// All that a sweep is asked to do: which cells, and the scenario each of them draws.
///
/// The open scenario stands for a distribution: deadlines and efficiencies are assumed uniform
/// between its smallest and its largest, independent of each other. Bandwidth, content, delay,
/// quality and swarm are its own.
public struct SweepDesign: Sendable, Equatable {
  /// What is varied.
  public let axis: SweepAxis
  /// Where on the axis, ascending.
  public let values: [Double]
  /// Random scenarios of each point.
  public let replications: Int
  /// The schemes that are compared.
  public let schemes: [Scheme]
  /// Services where they are not varied.
  public let services: Int
  /// Deadlines in seconds; on the deadline axis the lower end is the axis' own.
  public let deadlines: ClosedRange<Double>
  /// Spectral efficiencies in bit/s/Hz.
  public let efficiencies: ClosedRange<Double>

  private let base: Base

  /// A sweep over the distribution of a scenario, which has at least one device.
  ///
  /// `values` is what the axis suggests where it is left out. Values the axis cannot take are left
  /// out: K is whole and at least 1, a smallest deadline above 0 and at most the largest.
  public init(
    _ scenario: Scenario, axis: SweepAxis, values: [Double]? = nil, replications: Int,
    schemes: [Scheme] = Scheme.allCases
  ) {
    self.axis = axis
    self.replications = replications
    self.schemes = schemes
    services = scenario.devices.count
    deadlines = Self.range(scenario.devices.map(\.deadline))
    efficiencies = Self.range(scenario.devices.map(\.efficiency))
    base = Base(scenario)
    let latest = deadlines.upperBound
    self.values = (values ?? Self.suggested(axis, deadlines: deadlines)).filter { value in
      switch axis {
      case .services:
        value == value.rounded() && value >= 1
          && value <= Double(Scenario.Limits.devices.upperBound)
      case .minimumDeadline: value > 0 && value <= latest
      }
    }
  }

  /// Cells in all.
  public var count: Int { replications * values.count * schemes.count }

  /// The cell with that index: all schemes of a point, all points, then the next replication, so
  /// that whole curves appear early and get finer.
  public func cell(_ index: Int) -> SweepCell {
    let row = index / schemes.count
    return SweepCell(
      axis: axis, value: values[row % values.count], replication: row / values.count,
      scheme: schemes[index % schemes.count])
  }

  /// The index of a cell given by the indices of its parts.
  public func index(value: Int, replication: Int, scheme: Int) -> Int {
    (replication * values.count + value) * schemes.count + scheme
  }

  /// The random scenario of a cell, the same for every scheme.
  public func scenario(of cell: SweepCell) -> Scenario {
    var stream = cell.stream(seed: base.swarm.seed)
    let count = axis == .services ? Int(cell.value) : services
    let earliest = axis == .minimumDeadline ? cell.value : deadlines.lowerBound
    var scenario = Scenario.random(
      services: count, deadline: earliest...deadlines.upperBound, efficiency: efficiencies,
      seed: stream.next(), name: "\(axis.rawValue)-\(cell.replication)")
    scenario.bandwidth = base.bandwidth
    scenario.content = base.content
    scenario.delay = base.delay
    scenario.quality = base.quality
    scenario.pso = base.swarm
    scenario.pso.seed = Int(stream.next() >> 1)
    return scenario
  }

  /// Solves a cell, nil when cancelled; `threads` changes the time it takes and nothing else.
  public func solve(
    _ cell: SweepCell, threads: Int = 1, cancellation: Cancellation? = nil
  ) -> SweepResult? {
    var solver = Solver(
      scenario: scenario(of: cell), method: cell.scheme.method, threads: threads,
      cancellation: cancellation)
    while solver.step() != nil {}
    guard cancellation?.isCancelled != true, let plan = solver.plan() else { return nil }
    return SweepResult(meanFID: plan.meanFID, outages: plan.outages)
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double> {
    (values.min() ?? 1)...(values.max() ?? 1)
  }

  /// K = 5, 10, … 40, or a tenth to eight tenths of the largest deadline.
  private static func suggested(_ axis: SweepAxis, deadlines: ClosedRange<Double>) -> [Double] {
    switch axis {
    case .services: stride(from: 5, through: 40, by: 5).map(Double.init)
    case .minimumDeadline: (1...8).map { deadlines.upperBound * Double($0) / 10 }
    }
  }

  /// What every cell takes over from the open scenario.
  private struct Base: Sendable, Equatable {
    let bandwidth: Double
    let content: Double
    let delay: DelayModel
    let quality: QualityModel
    let swarm: SwarmSettings

    init(_ scenario: Scenario) {
      bandwidth = scenario.bandwidth
      content = scenario.content
      delay = scenario.delay
      quality = scenario.quality
      swarm = scenario.pso
    }
  }
}
