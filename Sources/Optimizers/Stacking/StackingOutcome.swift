/// What STACKING gives for one T*, and whether Algorithm 1 keeps it.
public struct StackingOutcome: Sendable, Equatable {
  /// T* of the run, at least 1.
  public var targetSteps: Int
  /// Mean of Q(T_k) over all K services, outages included, (P0).
  public var meanFID: Double
  /// Whether it is lower than that of every smaller T* kept, by more than 10⁻¹².
  public var improved: Bool

  /// Creates an outcome from its parts.
  public init(targetSteps: Int, meanFID: Double, improved: Bool) {
    self.targetSteps = targetSteps
    self.meanFID = meanFID
    self.improved = improved
  }
}
