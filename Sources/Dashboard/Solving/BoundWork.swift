import BatchModel
import Optimizers

/// What to bound, with a number that grows with every request.
public struct BoundRequest: Sendable, Equatable {
  /// Later requests have larger numbers.
  public let number: Int
  /// The scenario.
  public let scenario: Scenario
  /// A good plan for it: the better it is, the less has to be looked at.
  public let plan: Plan
  /// What a search may spend.
  public let effort: SearchEffort
}

/// What no plan of a scenario is below, as far as it is known.
public struct BoundRecord: Sendable, Equatable {
  /// What was asked for.
  public let request: BoundRequest
  /// A mean FID that no plan is below.
  public var bound: Double
  /// Whether it gets no better.
  public var isFinal = false
}

/// Bounds the mean FID of all plans at full speed, and publishes as the bound rises.
public enum BoundWork {
  /// Runs to the end or until cancelled; publishes about ten times a second.
  public static func run(
    _ request: BoundRequest, cancellation: Cancellation, publish: (BoundRecord) -> Void
  ) {
    var pace = PublishingPace(every: .milliseconds(100))
    var bounding = JointBound(
      scenario: request.scenario,
      solution: JointSearch.Solution(request.plan, of: request.scenario),
      effort: request.effort.entries, cancellation: cancellation)
    var record = BoundRecord(request: request, bound: bounding.bound)
    while let report = bounding.step() {
      record.bound = report.bound
      if pace.isDue() { publish(record) }
    }
    if cancellation.isCancelled { return }
    record.isFinal = true
    publish(record)
  }
}
