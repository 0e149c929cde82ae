import BatchModel

/// The plan on screen, arranged by service so that a row is drawn without searching.
public struct ShownPlan: Sendable, Equatable {
  /// Number of the request it answers.
  public let request: Int
  /// The scenario it was made for, which an edit may have left behind.
  public let scenario: Scenario
  /// The iteration that found it.
  public let iteration: Int
  /// The plan.
  public let plan: Plan
  /// The end of everything, seconds: the last delivery or deadline.
  public let horizon: Double

  private let batches: ServiceBatches

  /// The plan in force at an iteration of a record.
  ///
  /// Nil before there is one, or where it was given up for room.
  public init?(_ record: SolveRecord, at iteration: Int) {
    guard let improvement = record.improvement(at: iteration), let plan = improvement.plan else {
      return nil
    }
    self.init(record.request, iteration: improvement.iteration, plan: plan)
  }

  /// A plan that answers a request, found at that iteration.
  public init(_ request: SolveRequest, iteration: Int, plan: Plan) {
    self.request = request.number
    scenario = request.scenario
    self.iteration = iteration
    self.plan = plan
    let deadlines = plan.services.reduce(0) { max($0, $1.deadline) }
    horizon = max(deadlines, plan.batches.last?.end ?? 0)
    batches = ServiceBatches(plan.batches, services: plan.services.count)
  }

  /// Indices of the batches service `k` is in, ascending.
  public func batches(of k: Int) -> ArraySlice<Int32> { batches[k] }
}
