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
  private let count: Int
  /// order[j]: the service that is j-th by (τ', k).
  private let order: [Int]
  private let fid: [Double]
  private let effort: Int
  private let cancellation: Cancellation?
  private var best: Double
  private var cases: [OutageCase]
  /// Looks for a good schedule before the search for the best, which needs one to leave out others.
  private var course: AnnealCourse
  private var turn = 0
  private var width = Self.narrowest

  private static let narrowest = 512
  private static let layerBytes = 900_000_000
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
    self.delay = delay
    self.fid = fid
    self.effort = effort
    self.cancellation = cancellation
    count = budgets.count
    order = budgets.indices.sorted { (budgets[$0], $0) < (budgets[$1], $1) }
    schedule = Schedule(steps: start.steps, batches: start.batches, targetSteps: nil)
    best = total(start.steps)
    meanFID = best / Double(count)
    let problem = JointProblem(delay: delay, budgets: budgets, fid: fid)
    course = AnnealCourse(
      problem,
      moves: min(
        2_500 * count, effort / 10, Self.annealWork / (problem.count + problem.levels)),
      seed: 1)
    let sorted = order.map { budgets[$0] }
    let hopeless = sorted.prefix { $0 + epsilon < delay.single }.count
    // alone[j]: what services j and later cost if each had the server to itself.
    var lowest = fid
    for t in fid.indices.dropFirst(2) { lowest[t] = min(lowest[t], lowest[t - 1]) }
    var alone = [Double](repeating: 0, count: count + 1)
    for j in (hopeless..<count).reversed() {
      alone[j] = alone[j + 1] + lowest[delay.stepsAlone(in: sorted[j])]
    }
    cases = (hopeless...count).map { outages in
      OutageCase(
        outages: outages, base: Double(outages) * fid[0], alone: alone[outages],
        budgets: sorted[outages...])
    }
  }

  /// No schedule has a mean FID below it.
  public var bound: Double {
    if stopped == .optimal { return meanFID }
    return min(meanFID, cases.reduce(best) { min($0, $1.bound) } / Double(count))
  }

  /// Goes on for a few milliseconds; nil when it has ended.
  public mutating func step() -> Report? {
    if stopped != nil { return nil }
    if cancellation?.isCancelled == true {
      stopped = .cancelled
      return nil
    }
    let improved: Bool
    if course.isOver {
      guard let current = nextCase() else { return nil }
      improved = advance(current)
    } else {
      improved = anneal()
    }
    return Report(best: meanFID, bound: bound, improved: improved)
  }

  /// The case to work at, in ascending order of outages, width after width; nil at the end.
  private mutating func nextCase() -> Int? {
    while true {
      if nodes >= effort {
        stopped = cases.allSatisfy { $0.isClosed(below: threshold) } ? .optimal : .effort
        return nil
      }
      if turn == cases.count {
        if cases.allSatisfy({ $0.isClosed(below: threshold) }) {
          stopped = .optimal
          return nil
        }
        if width >= widest || cases.allSatisfy({ $0.isExhausted(below: threshold) }) {
          stopped = .effort
          return nil
        }
        (turn, width) = (0, min(widest, width * 8))
      }
      if cases[turn].isExhausted(below: threshold) || cases[turn].width >= width,
        !cases[turn].isRunning
      {
        turn += 1
        continue
      }
      return turn
    }
  }

  /// The widest layers, two at a time, that stay within bounds.
  private var widest: Int {
    max(Self.narrowest, Self.layerBytes / (2 * SearchLayer.bytes(count: count)))
  }

  /// What is worth finding: less than the best by more than rounding.
  private var threshold: Double { best - 1e-10 * abs(best) }

  private mutating func advance(_ index: Int) -> Bool {
    let before = cases[index].nodes
    let found = cases[index].advance(
      width: width, below: threshold, target: best, delay: delay, fid: fid,
      cancellation: cancellation)
    nodes += cases[index].nodes - before
    guard let found else { return false }
    var compact = CompactSchedule(
      counts: Array(repeating: 0, count: count), steps: Array(repeating: 0, count: count))
    for (j, k) in order.dropFirst(cases[index].outages).enumerated() {
      compact.counts[k] = found.schedule.counts[j]
      compact.steps[k] = found.schedule.steps[j]
    }
    return keep(compact)
  }

  /// Tries moves; one of them counts as a partial schedule.
  private mutating func anneal() -> Bool {
    let before = course.moves
    let found = course.advance(from: schedule, cancellation: cancellation)
    nodes += course.moves - before
    return found.map { keep($0) } ?? false
  }

  /// Makes a schedule the best if it is better than that.
  private mutating func keep(_ compact: CompactSchedule) -> Bool {
    let total = compact.steps.reduce(0) { $0 + fid[$1] }
    guard total < best else { return false }
    best = total
    meanFID = total / Double(count)
    schedule = compact.schedule(delay)
    return true
  }
}
