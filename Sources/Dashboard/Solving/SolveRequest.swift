import BatchModel
import Optimizers

/// What to solve, with a number that grows with every request.
public struct SolveRequest: Sendable, Equatable {
  /// Later requests have larger numbers.
  public var number: Int
  /// The scenario.
  public var scenario: Scenario
  /// The scheduler and the allocation.
  public var method: Method
  /// What a search may spend.
  public var effort: SearchEffort

  /// Whether valuing a swarm once takes so long that a first plan is wanted before: about 0.2 s.
  var isLarge: Bool {
    guard method.allocation.usesSwarm else { return false }
    let steps = scenario.longestDeadline / scenario.delay.single
    return Double(scenario.devices.count) * steps > 50_000
  }

  /// Creates a request.
  public init(
    number: Int, scenario: Scenario, method: Method, effort: SearchEffort = .usual
  ) {
    self.number = number
    self.scenario = scenario
    self.method = method
    self.effort = effort
  }
}
