import BatchModel

/// Solves one scenario with one method, an iteration a step.
///
/// With equal bandwidth there is one step; with the swarm, one for the first evaluation and one for
/// each iteration. A copy is a checkpoint.
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
  /// The swarm, nil where bandwidth is equal.
  public private(set) var swarm: ParticleSwarm?

  private let cancellation: Cancellation?
  private var schedule: Schedule?

  /// A solver; `threads` changes the time it takes and nothing else.
  public init(
    scenario: Scenario, method: Method, threads: Int = 1, cancellation: Cancellation? = nil
  ) {
    self.scenario = scenario
    self.method = method
    self.cancellation = cancellation
    if method.allocation == .pso {
      swarm = ParticleSwarm(
        scenario: scenario, scheduler: method.scheduler, threads: threads,
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
    self.cancellation = cancellation
    self.swarm = swarm.resumed(
      scenario: scenario, scheduler: method.scheduler, threads: threads,
      cancellation: cancellation)
    if swarm.iteration >= 0 { trace = [swarm.globalBestValue] }
  }

  /// Steps in all.
  public var count: Int { 1 + (swarm?.settings.iterations ?? 0) }

  /// Does one iteration; nil when all are done or the work was cancelled.
  public mutating func step() -> Report? {
    if let report = swarm?.step() {
      trace.append(report.best)
      if report.improved { schedule = nil }
      return Report(iteration: report.iteration, best: report.best, improved: report.improved)
    }
    guard swarm == nil, trace.isEmpty, let meanFID = solveSchedule() else { return nil }
    trace.append(meanFID)
    return Report(iteration: 0, best: meanFID, improved: true)
  }

  /// The best plan so far, nil before the first step has ended.
  ///
  /// `elapsed` is what the caller measured, in seconds.
  public mutating func plan(stopped: StopReason = .done, elapsed: Double = 0) -> Plan? {
    guard !trace.isEmpty, solveSchedule() != nil, let schedule else { return nil }
    var plan = Plan(
      scenario: scenario, method: method, schedule: schedule, bandwidth: bandwidth)
    if method.allocation == .pso { plan.trace = trace }
    plan.stopped = stopped
    plan.elapsed = elapsed
    return plan
  }

  /// B_k in Hz of the best shares so far.
  public var bandwidth: [Double] {
    BandwidthShares(scenario)
      .bandwidths(swarm?.globalBest ?? scenario.devices.map { _ in 1 })
  }

  /// Makes the schedule for the best bandwidth where it is not there yet; its mean FID.
  private mutating func solveSchedule() -> Double? {
    if schedule == nil {
      // A plan of what was found is owed to those who cancelled, too.
      schedule = method.scheduler.schedule(
        delay: scenario.delay, quality: scenario.quality,
        budgets: scenario.generationBudgets(bandwidth: bandwidth),
        targetSteps: swarm?.globalBestTargetSteps,
        cancellation: trace.isEmpty ? cancellation : nil)
    }
    return schedule.map { scenario.meanFID($0.steps) }
  }
}
