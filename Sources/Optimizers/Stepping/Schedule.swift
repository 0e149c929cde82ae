import BatchModel

/// A solution of (P2): whose step is in which batch, for given generation budgets.
public struct Schedule: Sendable, Equatable {
  /// steps[k] = T_k.
  public var steps: [Int]
  /// The batches in the order they run, without gaps, from time 0.
  public var batches: [Plan.Batch]
  /// T* of STACKING, nil for other schedulers.
  public var targetSteps: Int?
}
