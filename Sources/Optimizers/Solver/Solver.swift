import BatchModel

/// Solves one scenario with one method, an iteration a step.
///
/// With equal bandwidth there is one step; with the swarm, one for the first evaluation and one for
/// each iteration. A search for the best batches of that bandwidth may follow. A search for batches and
/// bandwidth at once stands alone. Polishing comes last. A copy is a checkpoint.
public struct Solver: Stepper {
  /// What one step did.
  public struct Report: Sendable, Equatable {
    /// 0 for the first evaluation, then 1, 2, ….
    public var iteration: Int
    /// Best mean FID after it.
    public var best: Double
    /// Whether it improved.
    public var improved: Bool
  }

  /// The scenario.
  public let scenario: Scenario
  /// The scheduler and the allocation.
  public let method: Method
  /// Best mean FID at the start and after each iteration so far.
  public private(set) var trace: [Double] = []
  /// The swarm, nil where none shares the bandwidth.
  public private(set) var swarm: ParticleSwarm?

  /// The search for the best batches, nil until it has begun.
  public private(set) var exact: ExactScheduling?

  /// The search for batches and bandwidth at once, nil until it has begun.
  public private(set) var joint: JointSearch?

  private let effort: SearchEffort
  private let cancellation: Cancellation?
  private var schedule: Schedule?
  private var polish = Polish.pending

  private enum Polish {
    case pending
    case without
    case with(PolishedPlan)
  }

  /// A solver; `threads` changes the time it takes and nothing else.
  ///
  /// `effort` is what a search may spend.
  public init(
    scenario: Scenario, method: Method, effort: SearchEffort = .usual, threads: Int = 1,
    cancellation: Cancellation? = nil
  ) {
    self.scenario = scenario
    self.method = method
    self.effort = effort
    self.cancellation = cancellation
    if method.allocation.usesSwarm {
      swarm = ParticleSwarm(
        scenario: scenario, scheduler: method.scheduler.swarmScheduler, threads: threads,
        cancellation: cancellation)
    }
  }

  /// A solver that goes on where a copy of its swarm stood, with the same future.
  ///
  /// The scenario and the method are those the swarm was made for. The trace begins at the copy.
  public init(
    resuming swarm: ParticleSwarm, scenario: Scenario, method: Method, threads: Int = 1,
    cancellation: Cancellation? = nil
  ) {
    self.scenario = scenario
    self.method = method
    effort = .usual
    self.cancellation = cancellation
    self.swarm = swarm.resumed(
      scenario: scenario, scheduler: method.scheduler.swarmScheduler, threads: threads,
      cancellation: cancellation)
    if swarm.iteration >= 0 { trace = [swarm.globalBestValue] }
  }

  /// Steps in all, as far as they are known: a search tells when it is there.
  public var count: Int {
    let planned = 1 + (swarm?.settings.iterations ?? 0) + (method.isPolished ? 1 : 0)
    switch method.scheduler {
    case .exact: return max(planned, trace.count)
    case .joint: return planned + JointSearch.steps(scenario, effort: effort.moves)
    default: return planned
    }
  }

  /// Why it ended; nil while it works, and when it was cancelled.
  public var stopped: StopReason? {
    guard !trace.isEmpty, !isMoving else { return nil }
    if method.isPolished, case .pending = polish { return nil }
    if method.scheduler == .joint {
      return joint?.isOver == true ? .done : nil
    }
    guard method.scheduler == .exact else { return .done }
    guard let reason = exact?.stopped, reason != .cancelled else { return nil }
    // What is proven of the batches for a bandwidth says nothing of another.
    if case .with = polish { return .done }
    return reason
  }

  /// Whether the swarm has iterations left.
  private var isMoving: Bool { swarm.map { $0.iteration < $0.settings.iterations } ?? false }

  /// Does one iteration; nil when all are done or the work was cancelled.
  public mutating func step() -> Report? { step { _ in } }

  /// The same; while a swarm is valued `watch` hears now and then, on this thread, how many of its
  /// particles are.
  public mutating func step(watching watch: (Int) -> Void) -> Report? {
    if let report = swarm?.step(watching: watch) {
      trace.append(report.best)
      if report.improved { schedule = nil }
      return Report(iteration: report.iteration, best: report.best, improved: report.improved)
    }
    if isMoving { return nil }
    if method.scheduler == .exact, let report = search() { return report }
    if method.scheduler == .joint, let report = searchJointly() { return report }
    if swarm == nil, trace.isEmpty {
      guard let meanFID = solveSchedule(cancellation) else { return nil }
      return record(meanFID, improved: true)
    }
    return polishPlan()
  }

  /// The best plan so far, nil before the first step has ended.
  ///
  /// `elapsed` is what the caller measured, in seconds; `stopped` is done where the solver knows better.
  /// Those who cancelled are owed a plan of what was found; `cancellation` ends even its making.
  public mutating func plan(
    stopped: StopReason = .done, elapsed: Double = 0, cancellation: Cancellation? = nil
  ) -> Plan? {
    guard !trace.isEmpty, solveSchedule(cancellation) != nil, let schedule,
      let bandwidth = polishedPlan?.bandwidth ?? shared(cancellation),
      var plan = Plan(
        scenario: scenario, method: method, schedule: polishedPlan?.schedule ?? schedule,
        bandwidth: bandwidth, cancellation: cancellation)
    else { return nil }
    if method.allocation.isSearch || method.scheduler == .exact { plan.trace = trace }
    // What a swarm's STACKING has found is not yet the scheme's own.
    if method.scheduler != .stacking { plan.targetSteps = nil }
    if let exact, polishedPlan == nil { plan.bound = Plan.Bound(exact.bound, for: .batches) }
    if method.isPolished, case .pending = polish {} else { plan.polished = method.isPolished }
    plan.stopped = stopped == .done ? self.stopped ?? .done : stopped
    plan.elapsed = elapsed
    return plan
  }

  /// B_k in Hz of the best shares so far, or what polishing made of them.
  public var bandwidth: [Double] {
    guard let bandwidth = polishedPlan?.bandwidth ?? shared(nil)
    else { preconditionFailure("nobody can have cancelled") }
    return bandwidth
  }

  /// The same before polishing; nil only when cancelled.
  private func shared(_ cancellation: Cancellation?) -> [Double]? {
    if let joint { return joint.best.bandwidth }
    let equal = [Double](repeating: 1, count: scenario.devices.count)
    return scenario.bandwidths(shares: swarm?.globalBest ?? equal, cancellation)
  }

  /// τ'[k] in seconds for that bandwidth; nil only when cancelled.
  private func budgets(_ cancellation: Cancellation?) -> [Double]? {
    shared(cancellation).flatMap { scenario.generationBudgets(bandwidth: $0, cancellation) }
  }

  private var polishedPlan: PolishedPlan? {
    if case .with(let plan) = polish { return plan }
    return nil
  }

  private mutating func record(_ meanFID: Double, improved: Bool) -> Report {
    trace.append(meanFID)
    return Report(iteration: trace.count - 1, best: meanFID, improved: improved)
  }

  /// Begins the exact search or takes it a step further; nil when it has ended.
  private mutating func search() -> Report? {
    guard exact != nil else {
      guard let budgets = budgets(cancellation) else { return nil }
      exact = ExactScheduling(
        delay: scenario.delay, quality: scenario.quality, budgets: budgets,
        effort: effort.nodes, cancellation: cancellation)
      guard let exact else { return nil }
      schedule = exact.schedule
      return record(exact.meanFID, improved: trace.last.map { exact.meanFID < $0 } ?? true)
    }
    guard let report = exact?.step() else { return nil }
    if report.improved { schedule = exact?.schedule }
    return record(report.best, improved: report.improved)
  }

  /// Begins the joint search or takes it a step further; nil when it has ended.
  private mutating func searchJointly() -> Report? {
    guard joint != nil else {
      let search = JointSearch(
        scenario: scenario,
        options: JointSearch.Options(
          effort: effort.moves, seed: UInt64(bitPattern: Int64(scenario.pso.seed))),
        cancellation: cancellation)
      // Cancelled, it may have begun with outages throughout.
      guard !cancellation.isCancelled else { return nil }
      joint = search
      schedule = search.best.schedule
      return record(search.best.meanFID, improved: true)
    }
    guard let report = joint?.step() else { return nil }
    if report.improved { schedule = joint?.best.schedule }
    return record(report.best, improved: report.improved)
  }

  /// Polishes the plan found, once; nil when that is done or not wanted.
  private mutating func polishPlan() -> Report? {
    guard method.isPolished, case .pending = polish, !cancellation.isCancelled,
      let before = solveSchedule(cancellation), let schedule,
      let shared = shared(cancellation)
    else { return nil }
    let better = PolishedPlan(
      of: schedule, bandwidth: shared, scenario: scenario, cancellation: cancellation)
    // Cancelled, it is not known whether there is a better one.
    if better == nil, cancellation.isCancelled { return nil }
    polish = better.map { .with($0) } ?? .without
    return record(
      better.map { scenario.meanFID($0.schedule.steps) } ?? before, improved: better != nil)
  }

  /// Makes the schedule for the best bandwidth where it is not there yet; its mean FID.
  private mutating func solveSchedule(_ cancellation: Cancellation?) -> Double? {
    if schedule == nil {
      guard let budgets = budgets(cancellation) else { return nil }
      schedule = method.scheduler.swarmScheduler.schedule(
        delay: scenario.delay, quality: scenario.quality, budgets: budgets,
        targetSteps: swarm?.globalBestTargetSteps, cancellation: cancellation)
    }
    return schedule.map { scenario.meanFID($0.steps) }
  }
}
