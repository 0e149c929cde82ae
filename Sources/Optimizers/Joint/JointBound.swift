import BatchModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A lower bound on the mean FID of (P0), whatever the order of completion, <doc:JointBounding>.
///
/// Bandwidth and who is served when are priced, and what is left, when how many batches have ended
/// with how many tasks, is solved by `CompletionTable` for every number of tasks in all at once. Each
/// step improves the prices; the bound holds at any of them, so it may be stopped at any time.
///
/// How to use it: `var bounding = JointBound(scenario: s, solution: search.best)`,
/// then `while bounding.step() != nil {}`, then `bounding.bound`.
public struct JointBound: Stepper {
  /// What one step did.
  public struct Report: Sendable, Equatable {
    /// 1, 2, ….
    public var iteration: Int
    /// The bound after it, a mean FID.
    public var bound: Double
  }

  /// A mean FID that no plan can be below; never more than what was found.
  public private(set) var bound: Double
  /// Steps done.
  public private(set) var iteration = 0
  /// Steps in all.
  public let iterations: Int

  private let problem: JointProblem
  private let cancellation: Cancellation?
  /// Σ Q(T_k) of the plan that was found.
  private let target: Double
  /// least[S]: Σ Q(T_k) is at least that for S tasks in all.
  private var least: [Double]
  private var table: CompletionTable?
  private var prices: JointPrices
  private var reach = 1.0
  private var best = -Double.infinity
  private var failures = 0

  /// What the tables may cost in all where nothing is said: entries compared.
  public static let defaultEffort = 4_000_000_000
  /// Entries of the largest table.
  private static let capacity = 20_000_000

  /// A bound for the scenario, given the best solution known, or any other.
  ///
  /// A good solution leaves fewer numbers of tasks to look at. `effort` counts entries compared; where
  /// a single table would cost more, what convexity alone tells is all there is.
  public init(
    scenario: Scenario, solution: JointSearch.Solution, effort: Int = defaultEffort,
    cancellation: Cancellation? = nil
  ) {
    problem = JointProblem(scenario)
    self.cancellation = cancellation
    let target = solution.meanFID * Double(problem.count)
    self.target = target
    let room = Self.capacity / ((problem.count + 1) * (problem.levels + 1))
    let known = problem.leastByTasks(below: target, room: room)
    least = known.values
    prices = JointPrices(problem, solution.schedule, target: target)
    bound = 0
    let limit = least.count - 1
    let entries = (problem.count + 1) * (problem.levels + 1) * (limit + 1)
    let cost = entries * (problem.levels / 2 + 1 + problem.count / 4)
    iterations = known.isWhole ? min(400, effort / max(1, cost)) : 0
    if iterations > 0 { table = CompletionTable(problem, tasks: limit) }
    updateBound()
  }

  /// Solves for the prices as they are and changes them; nil when done or cancelled.
  public mutating func step() -> Report? {
    guard iteration < iterations, bound * Double(problem.count) < target * (1 - 1e-6),
      let limit = least.lastIndex(where: { $0 < target }), table != nil
    else { return nil }
    guard let values = table?.solve(prices, tasks: limit, cancellation) else { return nil }
    for (tasks, value) in values.enumerated() { least[tasks] = max(least[tasks], value) }
    iteration += 1
    updateBound()
    let tasks = least.indices.min { least[$0] < least[$1] } ?? 0
    if tasks <= limit, let use = table?.trace(prices, tasks: tasks) {
      let value = values[tasks]
      if value > best + 1e-7 * target {
        (best, failures) = (value, 0)
      } else {
        failures += 1
        if failures > 10 { (reach, failures) = (reach * 0.7, 0) }
      }
      prices.improve(use, by: reach * max(1e-3 * target, target - value))
    }
    return Report(iteration: iteration, bound: bound)
  }

  private mutating func updateBound() {
    // A hair for the rounding of the sums.
    let lowest = min(target, least.min() ?? 0) - 1e-9 * target
    bound = max(bound, lowest / Double(problem.count))
  }
}

/// What the services at their positions use in the solution for some prices.
struct CompletionUse {
  /// positions[k]: positions that service k is put at; one each would be right.
  var positions: [Int]
  /// Bandwidth needed in all, Hz.
  var bandwidth = 0.0
  /// Σ T_j less the tasks in all; 0 would be right.
  var excess = 0
}

/// Prices of what the positions share: μ, π_k and λ of <doc:JointBounding>.
struct JointPrices: Sendable {
  /// Of all the bandwidth B.
  var bandwidth: Double
  /// services[k]: what putting service k at a position earns.
  var services: [Double]
  /// Of a step.
  var step: Double
  private let total: Double

  /// Prices to begin with, from the plan that was found.
  init(_ problem: JointProblem, _ schedule: Schedule, target: Double) {
    total = problem.bandwidth
    bandwidth = 0.2 * target
    let price = bandwidth / Double(problem.count)
    services = problem.deadlines.map { _ in price }
    let mean = schedule.steps.reduce(0, +) / problem.count
    let next = min(mean + 1, problem.levels)
    step = max(problem.fid[max(0, next - 1)] - problem.fid[next], 1e-6 * target)
  }

  /// A subgradient step, in the units of the prices themselves, that would gain `gain` at best.
  mutating func improve(_ use: CompletionUse, by gain: Double) {
    let unit = bandwidth / Double(services.count)
    let over = (use.bandwidth / total - 1) * bandwidth
    let excess = Double(use.excess) * step
    var norm = over * over + excess * excess
    for count in use.positions { norm += Double((1 - count) * (1 - count)) * unit * unit }
    guard norm > 0 else { return }
    let length = gain / norm
    for k in services.indices {
      services[k] += length * Double(1 - use.positions[k]) * unit * unit
    }
    bandwidth *= exp(min(0.1, max(-0.1, length * over)))
    step *= exp(min(0.1, max(-0.1, length * excess)))
  }
}

extension JointProblem {
  /// least[S] = the lowest Σ of Q's convex envelope for S tasks in all: as even as can be,
  /// <doc:JointBounding>.
  ///
  /// Up to the last S for which that is below `target`. Where there are more than `room` of these, there
  /// is one number, for every S, and they are not the whole.
  func leastByTasks(below target: Double, room: Int) -> (values: [Double], isWhole: Bool) {
    let envelope = Self.envelope(fid)
    func least(_ tasks: Int) -> Double {
      let (steps, more) = tasks.quotientAndRemainder(dividingBy: count)
      return Double(count - more) * envelope[steps]
        + (more > 0 ? Double(more) * envelope[steps + 1] : 0)
    }
    let alone = deadlines.reduce(0) { $0 + delay.stepsAlone(in: $1) }
    let most = min(alone, count * levels)
    let lowest = envelope.indices.min { envelope[$0] < envelope[$1] } ?? 0
    // Convex in S: it falls up to here and rises from here on.
    var last = min(most, count * lowest)
    let bottom = least(last)
    var high = most + 1
    while high - last > 1 {
      let middle = last + (high - last) / 2
      if least(middle) < target { last = middle } else { high = middle }
    }
    return last < room ? ((0...last).map(least), true) : ([bottom], false)
  }

  /// The largest convex function on 0..<count below the values, at the integers.
  static func envelope(_ values: [Double]) -> [Double] {
    var hull: [Int] = []
    for t in values.indices {
      while hull.count > 1 {
        let (i, j) = (hull[hull.count - 2], hull[hull.count - 1])
        // The middle one stays only if it is below the line.
        let isBelow =
          (values[j] - values[i]) * Double(t - i) < (values[t] - values[i]) * Double(j - i)
        if isBelow { break }
        hull.removeLast()
      }
      hull.append(t)
    }
    var envelope = values
    for (i, j) in zip(hull, hull.dropFirst()) {
      for t in i...j {
        envelope[t] = values[i] + (values[j] - values[i]) * Double(t - i) / Double(j - i)
      }
    }
    return envelope
  }
}
