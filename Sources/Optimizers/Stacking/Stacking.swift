import BatchModel

/// STACKING, Algorithm 1, for given budgets τ': every T* from 1, a batch a step.
///
/// Kept for those who watch; `StackingEvaluator` finds the same schedule faster.
public struct Stacking: Stepper {
  /// What a step of Algorithm 1 did.
  public enum Report: Sendable, Equatable {
    /// A turn within the run of one T*.
    case turn(StackingStep)
    /// The run of one T* has ended.
    case finished(Outcome)
  }

  /// What the run of one T* gave.
  public struct Outcome: Sendable, Equatable {
    /// T* of the run.
    public var targetSteps: Int
    /// Mean of Q(T_k) over all services.
    public var meanFID: Double
    /// Whether it beat every smaller T* by more than 10⁻¹².
    public var improved: Bool
  }

  /// T*max: no service can do more steps, even alone.
  public let maxTargetSteps: Int
  /// The best T* so far, nil until the first run has ended.
  public private(set) var best: Outcome?
  /// The schedule of the best T* so far.
  public private(set) var schedule: Schedule?
  /// The run in progress.
  public private(set) var run: StackingRun

  private let delay: DelayModel
  private let budgets: [Double]
  private let fid: [Double]
  private let cancellation: Cancellation?
  private var isOver = false

  /// Algorithm 1 for budgets τ'[k] in seconds, finite, at least one.
  public init(
    delay: DelayModel, quality: QualityModel, budgets: [Double], cancellation: Cancellation? = nil
  ) {
    self.cancellation = cancellation
    self.delay = delay
    self.budgets = budgets
    maxTargetSteps = max(1, delay.stepsAlone(in: budgets.max() ?? 0))
    // Where rounding of ten thousand subtractions adds up, there may be a step more.
    fid = quality.tabulated(upTo: maxTargetSteps + 1)
    run = StackingRun(delay: delay, budgets: budgets, targetSteps: 1, cancellation: cancellation)
  }

  /// Does one turn, or closes the run of one T*; nil when every T* is done, or cancelled.
  public mutating func step() -> Report? {
    if isOver { return nil }
    if let turn = run.step() { return .turn(turn) }
    // A run that was cancelled has not ended.
    if cancellation.isCancelled {
      isOver = true
      return nil
    }
    let meanFID = run.steps.reduce(0) { $0 + fid[$1] } / Double(run.steps.count)
    let improved = best.map { meanFID < $0.meanFID - 1e-12 } ?? true
    let outcome = Outcome(targetSteps: run.targetSteps, meanFID: meanFID, improved: improved)
    if improved {
      best = outcome
      schedule = Schedule(steps: run.steps, batches: run.batches, targetSteps: run.targetSteps)
    }
    if run.targetSteps < maxTargetSteps {
      run = StackingRun(
        delay: delay, budgets: budgets, targetSteps: run.targetSteps + 1,
        cancellation: cancellation)
    } else {
      isOver = true
    }
    return .finished(outcome)
  }
}
