import Optimizers

extension Effect {
  /// A line of background work in which only the latest request counts.
  public enum Lane: Sendable, Hashable, CaseIterable {
    /// Solving the scenario.
    case solve
    /// Explaining the shown plan.
    case explain
    /// Computing an iteration of the swarm again.
    case replay
    /// Solving all schemes.
    case compare
    /// Following a run of STACKING.
    case follow
    /// Solving the cells of a sweep.
    case sweep
    /// Solving changed scenarios.
    case whatIf
    /// Bounding the mean FID of all plans.
    case bound
  }

  /// The lane of background work; nil for what is done by the terminal, the files or the process.
  public var lane: Lane? {
    switch self {
    case .solve: .solve
    case .explain: .explain
    case .replay: .replay
    case .compare: .compare
    case .follow: .follow
    case .sweep: .sweep
    case .whatIf: .whatIf
    case .bound: .bound
    default: nil
    }
  }

  /// The lanes whose work has no use any more once this begins.
  var ends: [Lane] {
    switch self {
    case .solve: [.replay]
    case .cancel(let lane): [lane]
    default: []
    }
  }

  /// Carries out background work on this thread; an effect without a lane does nothing.
  ///
  /// The one place that knows how: the dashboard calls it on other threads, a
  /// ``HeadlessSession`` where it stands. What is published last is complete.
  public func work(threads: Int, cancellation: Cancellation, publish: (Message) -> Void) {
    switch self {
    case .solve(let request):
      SolveWork.run(request, threads: threads, cancellation: cancellation) {
        publish(.solved($0))
      }
    case .explain(let request):
      if let story = StackingStory(request, cancellation: cancellation) {
        publish(.explained(story))
      }
    case .replay(let request):
      let moment = SwarmReplay.moment(request, threads: threads, cancellation: cancellation)
      if let moment { publish(.replayed(moment)) }
    case .compare(let request):
      CompareWork.run(request, threads: threads, cancellation: cancellation) {
        publish(.compared($0))
      }
    case .follow(let request):
      if let record = StackingRecord(request, cancellation: cancellation) {
        publish(.followed(record))
      }
    case .sweep(let request):
      FigureWork.run(request, threads: threads, cancellation: cancellation) {
        publish(.swept($0))
      }
    case .whatIf(let request):
      WhatIfWork.run(request, threads: threads, cancellation: cancellation) {
        publish(.foreseen($0))
      }
    case .bound(let request):
      BoundWork.run(request, cancellation: cancellation) { publish(.bounded($0)) }
    default: break
    }
  }
}
