import BatchModel
import Optimizers

/// A swarm as it stood after one iteration of a solver's run.
public struct SwarmMoment: Sendable, Equatable {
  /// Number of the request it belongs to.
  public let request: Int
  /// The swarm.
  public let swarm: ParticleSwarm
  /// The plan of the global best, nil where it was not asked for.
  public let arranged: ArrangedPlan?
  /// The plan alone.
  public var plan: Plan? { arranged?.plan }

  /// A moment of the run for a request.
  public init(request: Int, swarm: ParticleSwarm, arranged: ArrangedPlan? = nil) {
    self.request = request
    self.swarm = swarm
    self.arranged = arranged
  }

  /// The iteration after which the swarm stood so.
  public var iteration: Int { swarm.iteration }

  /// Equal when the swarms are in the same state.
  public static func == (left: SwarmMoment, right: SwarmMoment) -> Bool {
    left.request == right.request && left.arranged == right.arranged
      && left.swarm.isSamePlace(as: right.swarm)
  }
}

/// The swarm at an iteration, computed again from an earlier one.
public enum SwarmReplay {
  /// What to compute.
  public struct Request: Sendable, Equatable {
    /// The run.
    public var solve: SolveRequest
    /// The iteration wanted.
    public var iteration: Int
    /// Where to begin: a moment at or before `iteration`; nil begins at the start.
    public var from: SwarmMoment?
    /// Whether the plan of the global best is wanted, too.
    public var wantsPlan: Bool
  }

  /// The moment asked for; nil when cancelled, or when the run has no such iteration.
  public static func moment(
    _ request: Request, threads: Int = 1, cancellation: Cancellation? = nil
  ) -> SwarmMoment? {
    var solver =
      if let from = request.from {
        Solver(
          resuming: from.swarm, scenario: request.solve.scenario, method: request.solve.method,
          threads: threads, cancellation: cancellation)
      } else {
        Solver(
          scenario: request.solve.scenario, method: request.solve.method, threads: threads,
          cancellation: cancellation)
      }
    while let swarm = solver.swarm, swarm.iteration < request.iteration {
      guard solver.step() != nil else { return nil }
    }
    var plan = request.wantsPlan ? solver.plan(cancellation: cancellation) : nil
    plan?.trace = nil
    let arranged = plan.flatMap { ArrangedPlan($0, cancellation: cancellation) }
    guard let swarm = solver.swarm, swarm.iteration == request.iteration else { return nil }
    return SwarmMoment(request: request.solve.number, swarm: swarm, arranged: arranged)
  }
}
