import BatchModel

/// What a scheduler makes of one set of budgets.
public struct Evaluation: Sendable, Equatable {
  /// Mean of Q(T_k) over all services.
  public var meanFID: Double
  /// T* of STACKING, nil for other schedulers.
  public var targetSteps: Int?
}

/// Values many budgets, without making plans; owns its scratch, so one a thread.
protocol Evaluator: Sendable {
  /// The value for budgets τ'[k] in seconds.
  ///
  /// Nil when it is at least `cutoff`, or when the work was cancelled.
  mutating func evaluate(
    _ budgets: [Double], below cutoff: Double, cancellation: Cancellation?
  ) -> Evaluation?
}

extension Scheduler {
  /// An evaluator for budgets no larger than `longest` seconds of `count` services.
  func evaluator(
    delay: DelayModel, quality: QualityModel, longest: Double, count: Int
  ) -> any Evaluator {
    // Where rounding of ten thousand subtractions adds up, there may be a step more.
    let maxSteps = delay.stepsAlone(in: longest) + 1
    switch swarmScheduler {
    case .stacking, .exact, .joint:
      return TargetedEvaluator(
        engine: StackingEvaluator(
          delay: delay, quality: quality, maxSteps: maxSteps, count: count))
    case .greedy:
      return BaselineEvaluator(TightestFirst.greedy(delay: delay, count: count), quality, maxSteps)
    case .fixedSize:
      return BaselineEvaluator(
        TightestFirst.fixedSize(delay: delay, count: count), quality, maxSteps)
    case .singleInstance:
      return BaselineEvaluator(SingleInstance(delay: delay), quality, maxSteps)
    }
  }
}

private struct TargetedEvaluator: Evaluator {
  var engine: StackingEvaluator

  mutating func evaluate(
    _ budgets: [Double], below cutoff: Double, cancellation: Cancellation?
  ) -> Evaluation? {
    engine.evaluate(budgets, below: cutoff, cancellation: cancellation)
      .map { Evaluation(meanFID: $0.meanFID, targetSteps: $0.targetSteps) }
  }
}

private struct BaselineEvaluator<Baseline: BatchStepper>: Evaluator {
  private var stepper: Baseline
  private let fid: [Double]

  init(_ stepper: Baseline, _ quality: QualityModel, _ maxSteps: Int) {
    self.stepper = stepper
    fid = quality.tabulated(upTo: maxSteps)
  }

  mutating func evaluate(
    _ budgets: [Double], below cutoff: Double, cancellation: Cancellation?
  ) -> Evaluation? {
    guard stepper.restart(budgets, cancellation: cancellation) else { return nil }
    while stepper.advance() {
      if cancellation.isCancelled { return nil }
    }
    let steps = stepper.steps
    var sum = 0.0
    guard cancellation.inPortions(steps.indices, { for k in $0 { sum += fid[steps[k]] } })
    else { return nil }
    let meanFID = sum / Double(budgets.count)
    return meanFID < cutoff ? Evaluation(meanFID: meanFID, targetSteps: nil) : nil
  }
}
