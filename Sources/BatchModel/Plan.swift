/// A schedule with its bandwidth: what a scheme decides, and what it reports of it.
///
/// `PlanCheck` recomputes every reported number from the decisions and the scenario.
public struct Plan: Sendable, Equatable {
  /// Name of the scenario it was made for.
  public var scenario: String
  /// The scheme's name, or nil for a pair of scheduler and allocation without a name.
  public var scheme: String?
  /// The scheduler's name.
  public var scheduler: String
  /// The allocation's name.
  public var allocation: String
  /// Seed of the random streams, nil where nothing is random.
  public var seed: Int?
  /// Mean of Q(T_k) over all K services, outages included, (P0).
  public var meanFID: Double
  /// Services without a step.
  public var outages: Int
  /// T* of STACKING, nil for other schedulers.
  public var targetSteps: Int?
  /// services[k], k in 0..<K in the scenario's order.
  public var services: [Service]
  /// The batches in the order they run.
  public var batches: [Batch]
  /// Best mean FID at the start and after each iteration, nil where nothing iterates.
  public var trace: [Double]?
  /// Why the solver ended.
  public var stopped: StopReason
  /// Seconds of solving; the only field that differs between two runs.
  public var elapsed: Double
  /// Whether its steps and bandwidth were polished after the scheme had ended.
  public var polished = false
  /// A mean FID that no plan undercuts, with the problem for which that holds; nil where none is known.
  public var bound: Bound?

  /// Creates a plan from its parts.
  public init(
    scenario: String, scheme: String?, scheduler: String, allocation: String, seed: Int?,
    meanFID: Double, outages: Int, targetSteps: Int?, services: [Service], batches: [Batch],
    trace: [Double]?, stopped: StopReason, elapsed: Double
  ) {
    self.scenario = scenario
    self.scheme = scheme
    self.scheduler = scheduler
    self.allocation = allocation
    self.seed = seed
    self.meanFID = meanFID
    self.outages = outages
    self.targetSteps = targetSteps
    self.services = services
    self.batches = batches
    self.trace = trace
    self.stopped = stopped
    self.elapsed = elapsed
  }

  /// A lower bound of the mean FID.
  public struct Bound: Sendable, Equatable {
    /// The mean FID that nothing undercuts.
    public var value: Double
    /// For which problem.
    public var problem: Problem

    /// Creates a bound.
    public init(_ value: Double, for problem: Problem) {
      self.value = value
      self.problem = problem
    }
  }

  /// The paper's problems that have bounds.
  public enum Problem: String, Sendable, CaseIterable {
    /// Bandwidth and batches.
    case joint = "P0"
    /// Batches for the plan's own bandwidth.
    case batches = "P2"
  }

  /// How much lower the mean FID could be at most: (found − bound)/found; nil without a bound.
  public var gap: Double? {
    bound.map { meanFID > 0 ? max(0, (meanFID - $0.value) / meanFID) : 0 }
  }

  /// Whether nothing better can be found, but for rounding.
  public var isOptimal: Bool { gap.map { $0 < 1e-8 } ?? false }

  /// One service of a plan.
  public struct Service: Sendable, Equatable {
    /// The device's name.
    public var name: String
    /// τ_k in seconds.
    public var deadline: Double
    /// η_k in bit/s/Hz.
    public var efficiency: Double
    /// B_k in Hz, given for an outage too.
    public var bandwidth: Double
    /// T_k.
    public var steps: Int
    /// Q(T_k).
    public var fid: Double
    /// The three delays, nil for an outage, which transmits nothing.
    public var delays: Delays?

    /// Creates a service of a plan.
    public init(
      name: String, deadline: Double, efficiency: Double, bandwidth: Double, steps: Int,
      fid: Double, delays: Delays?
    ) {
      self.name = name
      self.deadline = deadline
      self.efficiency = efficiency
      self.bandwidth = bandwidth
      self.steps = steps
      self.fid = fid
      self.delays = delays
    }
  }

  /// The delays of a served service, seconds.
  public struct Delays: Sendable, Equatable {
    /// D_k^cg, the end of its last batch, equation (5).
    public var generation: Double
    /// D_k^ct, equation (11).
    public var transmission: Double
    /// D_k^e2e, equation (12).
    public var endToEnd: Double

    /// Creates delays in seconds.
    public init(generation: Double, transmission: Double, endToEnd: Double) {
      self.generation = generation
      self.transmission = transmission
      self.endToEnd = endToEnd
    }
  }

  /// One batch: when it runs and whose step it holds.
  public struct Batch: Sendable, Equatable {
    /// t_n in seconds.
    public var start: Double
    /// g(X_n) in seconds, equation (4).
    public var duration: Double
    /// Indices k of its services, ascending.
    public var services: [Int]

    /// Creates a batch.
    public init(start: Double, duration: Double, services: [Int]) {
      self.start = start
      self.duration = duration
      self.services = services
    }

    /// The end of the batch in seconds.
    public var end: Double { start + duration }
  }
}

/// Why a solver ended.
public enum StopReason: String, Sendable, CaseIterable {
  /// It did all it was asked to do.
  case done
  /// The result is proven optimal.
  case optimal
  /// The budget of work was used up.
  case effort
  /// The time limit was reached.
  case time
  /// Somebody stopped it.
  case cancelled
}
