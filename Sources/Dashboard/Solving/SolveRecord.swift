import BatchModel
import Optimizers

/// All a solver did so far, iteration by iteration: what the play head moves over.
public struct SolveRecord: Sendable, Equatable {
  /// A better plan and the iteration that found it.
  public struct Improvement: Sendable, Equatable {
    /// 0 for the first evaluation.
    public var iteration: Int
    /// The best plan from then on, without its trace, which the record has.
    ///
    /// Nil where it was given up for room; replaying the swarm to this iteration makes it again.
    public var arranged: ArrangedPlan?

    /// The plan alone.
    public var plan: Plan? { arranged?.plan }
  }

  /// What was asked for.
  public let request: SolveRequest
  /// Iterations there will be after the first evaluation.
  public internal(set) var iterations: Int
  /// Best mean FID at the start and after each iteration so far.
  public var trace: [Double] = []
  /// The plans that were best once, ascending by iteration; the first is of iteration 0.
  ///
  /// The last one always has its plan.
  public var improvements: [Improvement] = []
  /// The swarm's way so far, nil where there is none.
  public var swarm: SwarmHistory?
  /// The plan of the equal split, nil where a swarm is valued before anybody would miss one.
  public var first: ArrangedPlan?
  /// Particles valued since the last iteration, where one takes long.
  public var valued: Int?
  /// Mean FID with equal bandwidth: the swarm's first particle, or where the joint search begins.
  public var equalSplit: Double?
  /// Why the solver ended, nil while it works.
  public var stopped: StopReason?
  /// Seconds of solving so far.
  public var elapsed = 0.0

  var planBytes = 0
  var planInterval = 1

  /// An empty record of a solver that will run so many iterations.
  public init(request: SolveRequest, iterations: Int) {
    self.request = request
    self.iterations = iterations
  }

  /// The last iteration recorded, nil before the first evaluation has ended.
  public var last: Int? { trace.isEmpty ? nil : trace.count - 1 }

  /// The improvement that is in force at an iteration.
  ///
  /// Nil before the first plan; an iteration beyond the record counts as its last.
  public func improvement(at iteration: Int) -> Improvement? {
    improvements.last { $0.iteration <= iteration } ?? improvements.first
  }

  /// The first iteration after `iteration` that found a better plan, nil when there is none.
  public func improvement(after iteration: Int) -> Int? {
    improvements.first { $0.iteration > iteration }?.iteration
  }

  /// The last iteration before `iteration` that found a better plan, nil when there is none.
  public func improvement(before iteration: Int) -> Int? {
    improvements.last { $0.iteration < iteration }?.iteration
  }

  /// The iteration whose plan lowered the best mean FID most, the first of equals; nil while none
  /// did after the first evaluation.
  public var largestImprovement: Int? {
    improvements.dropFirst().map(\.iteration)
      .max { (gain(of: $0), -$0) < (gain(of: $1), -$1) }
  }

  /// By how much an iteration after the first lowered the best mean FID.
  func gain(of iteration: Int) -> Double { trace[iteration - 1] - trace[iteration] }
}
