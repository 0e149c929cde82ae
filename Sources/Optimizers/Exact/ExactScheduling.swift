import BatchModel

/// The best schedule for given budgets, (P2), with the proof: <doc:ExactScheduling>.
///
/// Anytime: after every step there is a best schedule and a bound that no schedule undercuts. The same
/// problem gives the same steps; only who looks at the clock or cancels makes a difference.
public struct ExactScheduling: Stepper {
  /// What is known after a step.
  public struct Report: Sendable, Equatable {
    /// Mean FID of the best schedule so far.
    public var best: Double
    /// No schedule has a mean FID below it.
    public var bound: Double
    /// Whether the best improved.
    public var improved: Bool
  }

  /// Partial schedules that are made before the search gives up, where nothing else is said.
  public static let usualEffort = 50_000_000

  /// The best schedule so far; at first that of STACKING or a baseline, refilled.
  public private(set) var schedule: Schedule
  /// Its mean FID.
  public private(set) var meanFID: Double
  /// Partial schedules made so far.
  public private(set) var nodes = 0
  /// Why it ended, nil while it goes on.
  public private(set) var stopped: StopReason?

  private let delay: DelayModel
  private let budgets: [Double]
  /// order[j]: the service that is j-th by (τ', k).
  private let order: [Int]
  private let fid: [Double]
  private let effort: Int
  private let cancellation: Cancellation?
  private var best: Double
  /// Looks for a good schedule before the search for the best, which needs one to leave out others.
  private var course: AnnealCourse
  private var branching: BoxBranching

  /// Batches and services that annealing looks at, at most.
  private static let annealWork = 50_000_000

  /// A search for budgets τ'[k] in seconds; nil when cancelled before there was a schedule.
  ///
  /// `effort`: partial schedules to be made at most.
  public init?(
    delay: DelayModel, quality: QualityModel, budgets: [Double], effort: Int = usualEffort,
    cancellation: Cancellation? = nil
  ) {
    let fid = quality.tabulated(upTo: delay.stepsAlone(in: budgets.max() ?? 0) + 1)
    func total(_ steps: [Int]) -> Double { steps.reduce(0) { $0 + fid[$1] } }
    var start = Schedule(
      steps: Array(repeating: 0, count: budgets.count), batches: [], targetSteps: nil)
    for scheduler in Scheduler.heuristics {
      guard
        let found = scheduler.schedule(
          delay: delay, quality: quality, budgets: budgets, cancellation: cancellation),
        let compact = CompactSchedule(
          found.batches, budgets: budgets, delay: delay, cancellation: cancellation),
        let filled = compact.refilled(budgets, delay, fid: fid, cancellation: cancellation)?
          .schedule(delay, cancellation: cancellation)
      else { return nil }
      let better = total(filled.steps) < total(found.steps) ? filled : found
      if total(better.steps) < total(start.steps) { start = better }
    }
    var sorting = RadixSort()
    guard let order = sorting.order(of: budgets, cancellation) else { return nil }
    self.delay = delay
    self.fid = fid
    self.effort = effort
    self.cancellation = cancellation
    self.budgets = budgets
    self.order = order
    schedule = Schedule(steps: start.steps, batches: start.batches, targetSteps: nil)
    best = total(start.steps)
    meanFID = best / Double(budgets.count)
    let problem = JointProblem(delay: delay, budgets: budgets, fid: fid)
    course = AnnealCourse(
      problem,
      moves: min(
        2_500 * budgets.count, effort / 10, Self.annealWork / (problem.count + problem.levels)),
      seed: 1)
    // What services cost if each had the server to itself.
    var lowest = fid
    for t in fid.indices.dropFirst() { lowest[t] = min(lowest[t], lowest[t - 1]) }
    branching = BoxBranching(
      SortedServices(budgets: order.map { budgets[$0] }, delay: delay, fid: fid),
      bound: budgets.reduce(0) { $0 + lowest[delay.stepsAlone(in: $1)] })
  }

  /// No schedule has a mean FID below it.
  public var bound: Double {
    stopped == .optimal ? meanFID : min(meanFID, branching.bound / Double(budgets.count))
  }

  /// Goes on for a few milliseconds; nil when it has ended.
  public mutating func step() -> Report? {
    if stopped != nil { return nil }
    if cancellation.isCancelled {
      stopped = .cancelled
      return nil
    }
    let improved: Bool
    if !course.isOver {
      improved = anneal()
    } else if branching.isOver(below: threshold) || nodes >= effort {
      stopped = branching.bound >= threshold ? .optimal : .effort
      return nil
    } else {
      improved = advance()
    }
    return Report(best: meanFID, bound: bound, improved: improved)
  }

  /// What is worth finding: less than the best by more than rounding.
  private var threshold: Double { best - 1e-10 * abs(best) }

  private mutating func advance() -> Bool {
    let before = branching.nodes
    let found = branching.advance(below: threshold, cancellation)
    nodes += branching.nodes - before
    guard let found else { return false }
    var compact = found
    for (j, k) in order.enumerated() {
      (compact.counts[k], compact.steps[k]) = (found.counts[j], found.steps[j])
    }
    // Both: what is found may be worth more than its refill where Q is not convex.
    let improved = keep(compact)
    let filled = compact.refilled(budgets, delay, fid: fid, cancellation: cancellation)
    return filled.map { keep($0) } ?? false || improved
  }

  /// Tries moves; one of them counts as a partial schedule.
  private mutating func anneal() -> Bool {
    let before = course.moves
    let found = course.advance(from: schedule, cancellation: cancellation)
    nodes += course.moves - before
    return found.map { keep($0) } ?? false
  }

  /// Makes a schedule the best if it is better than that, unless cancelled.
  private mutating func keep(_ compact: CompactSchedule) -> Bool {
    let total = compact.steps.reduce(0) { $0 + fid[$1] }
    guard total < best,
      let better = compact.schedule(delay, cancellation: cancellation)
    else { return false }
    best = total
    meanFID = total / Double(budgets.count)
    schedule = better
    return true
  }
}
