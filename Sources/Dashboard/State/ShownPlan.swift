import BatchModel

/// The plan on screen.
public struct ShownPlan: Sendable, Equatable {
  /// Number of the request it answers.
  public let request: Int
  /// The scenario it was made for, which an edit may have left behind.
  public let scenario: Scenario
  /// The iteration that found it, nil for what is shown until the first has ended.
  public let iteration: Int?
  /// The plan with what its rows are drawn from.
  public let arranged: ArrangedPlan

  /// The plan in force at an iteration of a record.
  ///
  /// Nil before there is one, or where it was given up for room.
  public init?(_ record: SolveRecord, at iteration: Int) {
    guard let improvement = record.improvement(at: iteration), let arranged = improvement.arranged
    else { return nil }
    self.init(record.request, iteration: improvement.iteration, arranged)
  }

  /// A plan that answers a request, found at that iteration.
  public init(_ request: SolveRequest, iteration: Int?, _ arranged: ArrangedPlan) {
    self.request = request.number
    scenario = request.scenario
    self.iteration = iteration
    self.arranged = arranged
  }

  /// The plan.
  public var plan: Plan { arranged.plan }
  /// The end of everything, seconds: the last delivery or deadline.
  public var horizon: Double { arranged.horizon }

  /// Indices of the batches service `k` is in, ascending.
  public func batches(of k: Int) -> ArraySlice<Int32> { arranged.batches(of: k) }
}
