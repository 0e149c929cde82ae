import BatchModel

/// Search over schedules and bandwidth at once, (P0): annealing over two integers a service.
///
/// Where generation ends decides what bandwidth a service needs, so nothing but n_k and T_k is left to
/// search, under one convex limit, <doc:JointSearching>. Each move changes a few of
/// these integers; a point that needs more than B is charged for it, so that the search can pass
/// through. Anytime: `best` is a plan that can be carried out at every moment, and never worse than
/// any start. The first is that of STACKING with equal bandwidth; the first steps polish it and other
/// quick plans. The result depends on the scenario, the starts, the seed and the effort alone.
///
/// How to use it: `var search = JointSearch(scenario: s, options: .init(seed: 1), starts: [found])`,
/// then `while search.step() != nil {}`, then `search.best` for schedule, bandwidth and mean FID.
public struct JointSearch: Stepper {
  /// How much to search, and with which random numbers.
  public struct Options: Sendable, Equatable {
    /// Moves in all, at least 0.
    public var effort: Int
    /// Seed of the random stream.
    public var seed: UInt64

    /// Creates options.
    public init(effort: Int = Options.defaultEffort, seed: UInt64 = 1) {
      self.effort = effort
      self.seed = seed
    }

    /// Moves where nothing is said.
    public static let defaultEffort = 400_000
  }

  /// A schedule with the bandwidth that carries it out: a start, and what the search gives.
  public struct Solution: Sendable, Equatable {
    /// The batches and steps.
    public var schedule: Schedule
    /// B_k in Hz.
    public var bandwidth: [Double]
    /// Mean of Q(T_k), outages included.
    public var meanFID: Double

    /// Creates a solution from a schedule and bandwidth[k] in Hz that carries it out.
    public init(scenario: Scenario, schedule: Schedule, bandwidth: [Double]) {
      self.schedule = schedule
      self.bandwidth = bandwidth
      meanFID = scenario.meanFID(schedule.steps)
    }

    /// A plan of the scenario as a solution.
    public init(_ plan: Plan, of scenario: Scenario) {
      self.init(
        scenario: scenario,
        schedule: Schedule(
          steps: plan.services.map(\.steps), batches: plan.batches, targetSteps: nil),
        bandwidth: plan.services.map(\.bandwidth))
    }
  }

  /// What one step did.
  public struct Report: Sendable, Equatable {
    /// Moves tried so far.
    public var moves: Int
    /// Best mean FID after it.
    public var best: Double
    /// Whether it improved.
    public var improved: Bool
  }

  /// The scenario.
  public let scenario: Scenario
  /// Effort and seed.
  public let options: Options
  /// The best found so far, from the starts on.
  public private(set) var best: Solution

  private let problem: JointProblem
  private let cancellation: Cancellation?
  private var course: AnnealCourse
  /// What is still to be polished, the last one first.
  private var unpolished: [Heuristic] = Heuristic.all.reversed()

  /// A search from the best of the starts, each of which can be carried out.
  ///
  /// STACKING with equal bandwidth is always one of them, and so are outages throughout.
  public init(
    scenario: Scenario, options: Options = Options(), starts: [Solution] = [],
    cancellation: Cancellation? = nil
  ) {
    self.scenario = scenario
    self.options = options
    self.cancellation = cancellation
    problem = JointProblem(scenario, cancellation: cancellation)
    let outages = Solution(
      scenario: scenario,
      schedule: Schedule(
        steps: Array(repeating: 0, count: problem.count), batches: [], targetSteps: nil),
      bandwidth: scenario.equalBandwidth)
    best = starts.reduce(outages) { $1.meanFID < $0.meanFID ? $1 : $0 }
    course = AnnealCourse(problem, moves: options.effort, seed: options.seed)
    if let stacked = planned(by: Heuristic.all[0]) { keep(stacked) }
  }

  /// Moves tried so far.
  public var moves: Int { course.moves }

  /// Whether the effort is used up.
  public var isOver: Bool { unpolished.isEmpty && course.isOver }

  /// Steps in all.
  public static func steps(_ scenario: Scenario, effort: Int) -> Int {
    Heuristic.all.count + AnnealCourse.steps(JointProblem(scenario), moves: effort)
  }

  /// Tries some moves, a millisecond or so; nil when the effort is used up or the work was cancelled.
  public mutating func step() -> Report? {
    guard !isOver, !cancellation.isCancelled else { return nil }
    let before = best.meanFID
    if let heuristic = unpolished.popLast() {
      // The first one's plan is the best already, unless a better one was given.
      polish(unpolished.count == Heuristic.all.count - 1 ? best : planned(by: heuristic))
    } else if let schedule = course.advance(from: best.schedule, cancellation: cancellation)?
      .schedule(scenario.delay, cancellation: cancellation),
      let bandwidth = problem.bandwidths(schedule, cancellation: cancellation)
    {
      keep(Solution(scenario: scenario, schedule: schedule, bandwidth: bandwidth))
    }
    return Report(moves: moves, best: best.meanFID, improved: best.meanFID < before)
  }

  private mutating func keep(_ solution: Solution) {
    if solution.meanFID < best.meanFID { best = solution }
  }

  private mutating func polish(_ solution: Solution?) {
    guard let solution,
      let polished = PolishedPlan(
        of: solution.schedule, bandwidth: solution.bandwidth, scenario: scenario,
        cancellation: cancellation)
    else { return }
    keep(
      Solution(
        scenario: scenario, schedule: polished.schedule, bandwidth: polished.bandwidth))
  }

  /// A heuristic's plan; nil when cancelled.
  private func planned(by heuristic: Heuristic) -> Solution? {
    let bandwidth =
      heuristic.isEqual ? scenario.equalBandwidth : Self.proportionalBandwidth(scenario)
    return scenario.generationBudgets(bandwidth: bandwidth, cancellation).flatMap { budgets in
      heuristic.scheduler.schedule(
        delay: scenario.delay, quality: scenario.quality, budgets: budgets,
        cancellation: cancellation)
    }.map { Solution(scenario: scenario, schedule: $0, bandwidth: bandwidth) }
  }

  /// A quick plan to begin with.
  private struct Heuristic {
    var scheduler: Scheduler
    /// Whether bandwidth is equal; else all take the same part of their time for transmission.
    var isEqual: Bool
    /// STACKING with equal bandwidth is the first.
    static let all = [true, false].flatMap { isEqual in
      Scheduler.heuristics.map { Heuristic(scheduler: $0, isEqual: isEqual) }
    }
  }

  /// Bandwidth with which all take the same part of their time to the deadline for transmission.
  private static func proportionalBandwidth(_ scenario: Scenario) -> [Double] {
    let needs = scenario.devices.map { 1 / ($0.efficiency * $0.deadline) }
    let sum = needs.reduce(0, +)
    return needs.map { $0 / sum * scenario.bandwidth }
  }
}
