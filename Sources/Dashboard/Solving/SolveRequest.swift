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
