import BatchModel

/// A lower bound on the mean FID of (P0), whatever the order of completion, <doc:JointBounding>.
///
/// Bandwidth, who is finished where, and the steps of each batch are priced, and what is left, when how many
/// batches have ended with how many tasks, is solved by `CompletionTable` for every end at once. Each
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
  private var table: CompletionTable?
  /// least[cell]: Σ Q(T_k) is at least that for plans that end there.
  private var least: [Double] = []
  private var prices: JointPrices
  private var reach = 1.0
  private var best = -Double.infinity
  private var failures = 0

  /// What the tables may cost in all where nothing is said: states looked at.
  public static let defaultEffort = 300_000_000
  /// States of the largest table.
  private static let capacity = 20_000_000
  /// More steps gain nothing that shows.
  private static let mostIterations = 500

  /// A bound for the scenario, given the best solution known, or any other.
  ///
  /// A good solution gives good prices to begin with. `effort` counts states; where a single table
  /// would cost more, what convexity alone tells is all there is.
  public init(
    scenario: Scenario, solution: JointSearch.Solution, effort: Int = defaultEffort,
    cancellation: Cancellation? = nil
  ) {
    problem = JointProblem(scenario)
    self.cancellation = cancellation
    target = solution.meanFID * Double(problem.count)
    prices = JointPrices(problem, solution.schedule, target: target)
    table = CompletionTable(
      problem, outages: problem.mostOutages(below: target),
      capacity: min(Self.capacity, effort), cancellation)
    iterations = table.map { min(Self.mostIterations, effort / max(1, $0.states)) } ?? 0
    bound = 0
    raise(to: problem.leastByConvexity)
  }

  /// Solves for the prices as they are and changes them; nil when done or cancelled.
  public mutating func step() -> Report? {
    guard iteration < iterations, bound * Double(problem.count) < target * (1 - 1e-6),
      let ends = table?.solve(prices, cancellation)
    else { return nil }
    iteration += 1
    let rounding = 1e-12 * prices.magnitude
    if least.isEmpty { least = ends.map { _ in -.infinity } }
    var cell = 0
    for end in ends.indices {
      least[end] = max(least[end], ends[end] - rounding)
      if least[end] < least[cell] { cell = end }
    }
    raise(to: least[cell])
    if least[cell] < target, let use = table?.trace(prices, cell: cell) {
      if least[cell] > best + 1e-7 * target {
        (best, failures) = (least[cell], 0)
      } else {
        failures += 1
        if failures > 10 { (reach, failures) = (reach * 0.7, 0) }
      }
      prices.improve(use, by: reach * max(1e-3 * target, target - ends[cell]))
    }
    return Report(iteration: iteration, bound: bound)
  }

  private mutating func raise(to sum: Double) {
    // A hair for the rounding of the sums.
    bound = max(bound, (min(target, sum) - 1e-9 * target) / Double(problem.count))
  }
}

extension JointProblem {
  /// Outages that a plan below `target` can have: all others at their best.
  fileprivate func mostOutages(below target: Double) -> Int {
    let lowest = fid.min() ?? 0
    guard fid[0] > lowest else { return count }
    let most = (target - Double(count) * lowest) / (fid[0] - lowest)
    return Int(min(Double(count), max(0, most + 1e-6)))
  }

  /// The lowest Σ of Q's convex envelope for as many tasks as there is time for, as even as can be.
  fileprivate var leastByConvexity: Double {
    let envelope = Self.envelope(fid)
    let lowest = envelope.indices.min { envelope[$0] < envelope[$1] } ?? 0
    // S tasks take S/K batches at least, and each alone no more than its deadline allows.
    let latest = deadlines.max() ?? 0
    let alone = deadlines.reduce(0) { $0 + delay.stepsAlone(in: $1) }
    let together = latest / (delay.a + delay.b / Double(count)) + 1e-6
    let tasks = min(Double(min(alone, count * lowest)), max(0, together))
    let (steps, more) = Int(tasks).quotientAndRemainder(dividingBy: count)
    return Double(count - more) * envelope[steps]
      + (more > 0 ? Double(more) * envelope[steps + 1] : 0)
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
