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
  }

  /// What was explained.
  public let request: Request
  /// The outcome of T* = 1, 2, …, in order.
  public let outcomes: [Stacking.Outcome]
  /// The run of the winning T*.
  public let winner: StackingRecord

  /// The winning T*.
  public var targetSteps: Int { winner.request.targetSteps }

  /// Runs Algorithm 1 again, then the winning T* once more and listens; nil when cancelled.
  public init?(_ request: Request, cancellation: Cancellation?) {
    let budgets = request.scenario.generationBudgets(bandwidth: request.bandwidth)
    var stacking = Stacking(
      delay: request.scenario.delay, quality: request.scenario.quality, budgets: budgets,
      cancellation: cancellation)
    var outcomes: [Stacking.Outcome] = []
    while let report = stacking.step() {
      if case .finished(let outcome) = report { outcomes.append(outcome) }
    }
    guard
      let winner = StackingRecord(
        StackingRecord.Request(plan: request, targetSteps: stacking.best?.targetSteps ?? 1),
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
