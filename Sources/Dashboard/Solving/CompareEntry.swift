import BatchModel
import Optimizers

/// One scheme solved for one scenario, with the figures it is compared by.
public struct CompareEntry: Sendable, Equatable {
  /// The scheme.
  public let scheme: Scheme
  /// The scenario, which an edit may have left behind.
  public let scenario: Scenario
  /// Its plan.
  public let plan: Plan
  /// Seconds of solving.
  public var elapsed: Double
  /// Seconds in which the server works on a batch.
  public let busy: Double
  /// The last deadline or the end of the last batch, seconds, whichever is later.
  public let horizon: Double
  /// Mean time from delivery to deadline of those served, seconds; nil when nobody is.
  public let meanSlack: Double?
  /// The largest T_k.
  public let mostSteps: Int
  /// The largest batch.
  public let largestBatch: Int

  /// Takes the figures from a plan: O(services + batches).
  public init(scheme: Scheme, scenario: Scenario, plan: Plan, elapsed: Double) {
    self.scheme = scheme
    self.scenario = scenario
    self.plan = plan
    self.elapsed = elapsed
    busy = plan.batches.reduce(0) { $0 + $1.duration }
    horizon = max(plan.services.map(\.deadline).max() ?? 0, plan.batches.last?.end ?? 0)
    let slacks = plan.services.compactMap { service in
      service.delays.map { service.deadline - $0.endToEnd }
    }
    meanSlack = slacks.isEmpty ? nil : slacks.reduce(0, +) / Double(slacks.count)
    mostSteps = plan.services.map(\.steps).max() ?? 0
    largestBatch = plan.batches.map(\.services.count).max() ?? 0
  }

  /// The part of the horizon in which the server is busy, 0…1.
  public var busyShare: Double { horizon > 0 ? busy / horizon : 0 }
}
