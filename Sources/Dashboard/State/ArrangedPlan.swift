import BatchModel
import Optimizers

/// A plan arranged by service, so that a row is drawn without searching.
///
/// Arranging takes O(services + tasks) and belongs to the work in the background.
public struct ArrangedPlan: Sendable, Equatable {
  /// The plan.
  public let plan: Plan
  /// The end of everything, seconds: the last delivery or deadline.
  public let horizon: Double

  private let batches: ServiceBatches

  /// Arranges a plan.
  public init(_ plan: Plan) {
    guard let whole = ArrangedPlan(plan, cancellation: nil)
    else { preconditionFailure("nobody can have cancelled") }
    self = whole
  }

  /// The same, or nil when cancelled.
  init?(_ plan: Plan, cancellation: Cancellation?) {
    guard
      let batches = ServiceBatches(
        plan.batches, services: plan.services.count, cancellation: cancellation)
    else { return nil }
    self.plan = plan
    self.batches = batches
    let deadlines = plan.services.reduce(0) { max($0, $1.deadline) }
    horizon = max(deadlines, plan.batches.last?.end ?? 0)
  }

  /// Indices of the batches service `k` is in, ascending.
  public func batches(of k: Int) -> ArraySlice<Int32> { batches[k] }

  /// Bytes it takes, but for names longer than 15 bytes, which all plans of a scenario share.
  var bytes: Int { plan.bytes + batches.bytes }
}
