import BatchModel

/// A solution of (P2): whose step is in which batch, for given generation budgets.
public struct Schedule: Sendable, Equatable {
  /// steps[k] = T_k.
  public var steps: [Int]
  /// The batches in the order they run, without gaps, from time 0.
  public var batches: [Plan.Batch]
  /// T* of STACKING, nil for other schedulers.
  public var targetSteps: Int?

  /// Creates a schedule from its parts.
  public init(steps: [Int], batches: [Plan.Batch], targetSteps: Int?) {
    self.steps = steps
    self.batches = batches
    self.targetSteps = targetSteps
  }
}
