import BatchModel

/// What STACKING finds for given budgets.
public struct StackingValue: Sendable, Equatable {
  /// Mean of Q(T_k) over all services.
  public var meanFID: Double
  /// The winning T*.
  public var targetSteps: Int
}

/// Algorithm 1 without its story: the value and T* alone.
public struct StackingEvaluator: Sendable {
  private let delay: DelayModel
  private let quality: QualityModel

  /// An evaluator for `count` services with at most `maxSteps` steps each.
  public init(delay: DelayModel, quality: QualityModel, maxSteps: Int, count: Int) {
    self.delay = delay
    self.quality = quality
  }

  /// The value for budgets τ'[k] in seconds; nil when it is at least `cutoff` or on cancellation.
  public mutating func evaluate(
    _ budgets: [Double], below cutoff: Double = .infinity, cancellation: Cancellation? = nil
  ) -> StackingValue? {
    var stacking = Stacking(delay: delay, quality: quality, budgets: budgets)
    while stacking.step() != nil {
      if cancellation?.isCancelled == true { return nil }
    }
    guard let best = stacking.best, best.meanFID < cutoff else { return nil }
    return StackingValue(meanFID: best.meanFID, targetSteps: best.targetSteps)
  }
}
