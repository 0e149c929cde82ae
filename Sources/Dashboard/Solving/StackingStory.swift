import BatchModel
import Optimizers

/// Why a STACKING plan is as it is: every T* with its value, and the winning run.
public struct StackingStory: Sendable, Equatable {
  /// What to explain.
  public struct Request: Sendable, Equatable {
    /// The scenario of the plan.
    public var scenario: Scenario
    /// B_k in Hz of the plan.
    public var bandwidth: [Double]

    /// STACKING for a scenario with bandwidth B_k in Hz.
    public init(scenario: Scenario, bandwidth: [Double]) {
      self.scenario = scenario
      self.bandwidth = bandwidth
    }
  }

  /// What was explained.
  public let request: Request
  /// The outcome of T* = 1, 2, …, in order.
  public let outcomes: [StackingOutcome]
  /// The run of the winning T*.
  public let winner: StackingRecord

  /// The winning T*.
  public var targetSteps: Int { winner.request.targetSteps }

  /// Values every T* again, then runs the winning one and listens; nil when cancelled.
  public init?(_ request: Request, cancellation: Cancellation?) {
    let scenario = request.scenario
    let budgets = scenario.generationBudgets(bandwidth: request.bandwidth)
    var evaluator = StackingEvaluator(
      delay: scenario.delay, quality: scenario.quality, count: budgets.count)
    guard
      let outcomes = evaluator.outcomes(budgets, cancellation: cancellation),
      let best = outcomes.last(where: { $0.improved }),
      let winner = StackingRecord(
        StackingRecord.Request(plan: request, targetSteps: best.targetSteps),
        cancellation: cancellation)
    else { return nil }
    self.request = request
    self.outcomes = outcomes
    self.winner = winner
  }

  /// The turn that made batch `index`, nil when there is none.
  public func turn(ofBatch index: Int) -> StackingStep? {
    winner.turn(ofBatch: index).map { winner.turns[$0] }
  }
}
