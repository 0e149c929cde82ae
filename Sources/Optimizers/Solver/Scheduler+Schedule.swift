import BatchModel

extension Scheduler {
  /// The schedule for budgets τ'[k] in seconds; nil when cancelled.
  ///
  /// `targetSteps` is the winning T* of STACKING where it is known already. Joint search is not for
  /// given budgets: where it begins is STACKING.
  /// - Complexity: STACKING runs every T* where the winner is not known; the others run once.
  public func schedule(
    delay: DelayModel, quality: QualityModel, budgets: [Double], targetSteps: Int? = nil,
    cancellation: Cancellation? = nil
  ) -> Schedule? {
    switch self {
    case .stacking, .joint:
      stacking(delay, quality, budgets, targetSteps, cancellation)
    case .greedy:
      TightestFirst.greedy(delay: delay, count: budgets.count).schedule(budgets, cancellation)
    case .fixedSize:
      TightestFirst.fixedSize(delay: delay, count: budgets.count).schedule(budgets, cancellation)
    case .singleInstance:
      SingleInstance(delay: delay).schedule(budgets, cancellation)
    case .exact:
      exact(delay, quality, budgets, cancellation)
    }
  }

  private func exact(
    _ delay: DelayModel, _ quality: QualityModel, _ budgets: [Double],
    _ cancellation: Cancellation?
  ) -> Schedule? {
    guard
      var search = ExactScheduling(
        delay: delay, quality: quality, budgets: budgets, cancellation: cancellation)
    else { return nil }
    while search.step() != nil {}
    return search.stopped == .cancelled ? nil : search.schedule
  }

  private func stacking(
    _ delay: DelayModel, _ quality: QualityModel, _ budgets: [Double], _ known: Int?,
    _ cancellation: Cancellation?
  ) -> Schedule? {
    guard
      let targetSteps = known ?? winner(delay, quality, budgets, cancellation)
    else { return nil }
    var run = StackingRun(
      delay: delay, budgets: budgets, targetSteps: targetSteps, cancellation: cancellation)
    while run.step() != nil {}
    if cancellation.isCancelled { return nil }
    return Schedule(steps: run.steps, batches: run.batches, targetSteps: targetSteps)
  }
}

extension Scheduler {
  /// The winning T*; nil when cancelled.
  private func winner(
    _ delay: DelayModel, _ quality: QualityModel, _ budgets: [Double],
    _ cancellation: Cancellation?
  ) -> Int? {
    var evaluator = evaluator(
      delay: delay, quality: quality, longest: budgets.max() ?? 0, count: budgets.count)
    return evaluator.evaluate(budgets, below: .infinity, cancellation: cancellation)?.targetSteps
  }
}

extension BatchStepper {
  fileprivate func schedule(_ budgets: [Double], _ cancellation: Cancellation?) -> Schedule? {
    var stepper = self
    guard stepper.restart(budgets, cancellation: cancellation) else { return nil }
    var batches: [Plan.Batch] = []
    while true {
      let start = stepper.clock
      guard stepper.advance() else { break }
      if cancellation.isCancelled { return nil }
      batches.append(stepper.batch(from: start))
    }
    if cancellation.isCancelled { return nil }
    return Schedule(steps: stepper.steps, batches: batches, targetSteps: nil)
  }
}
