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
    // One pass and no copies, as there may be a hundred thousand services.
    var (latest, slack, served, mostSteps) = (plan.batches.last?.end ?? 0, 0.0, 0, 0)
    for k in plan.services.indices {
      let deadline = plan.services[k].deadline
      latest = max(latest, deadline)
      mostSteps = max(mostSteps, plan.services[k].steps)
      guard let delays = plan.services[k].delays else { continue }
      slack += deadline - delays.endToEnd
      served += 1
    }
    horizon = latest
    meanSlack = served == 0 ? nil : slack / Double(served)
    self.mostSteps = mostSteps
    largestBatch = plan.batches.map(\.services.count).max() ?? 0
  }

  /// The part of the horizon in which the server is busy, 0…1.
  public var busyShare: Double { horizon > 0 ? busy / horizon : 0 }
}
