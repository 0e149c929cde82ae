import BatchModel

/// A lower bound on the mean FID of (P0), whatever the order of completion, <doc:JointBounding>.
///
/// Bandwidth, who is finished where, and the steps of each batch are priced, and what is left, when how many
/// batches have ended with how many tasks, is solved by `CompletionTable`. Each step improves the prices. Where
/// that is not enough, plans are told apart by how many tasks or positions are done after some batch, and
/// each part gets prices of its own. The bound holds at any of them, so it may be stopped at any time.
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
  private var spent = 0
  private let effort: Int

  private let problem: JointProblem
  private let cancellation: Cancellation?
  /// Σ Q(T_k) of the plan that was found.
  private let target: Double
  private var table: CompletionTable?
  /// The part that is worked on; nil when there is none left that can hold a better plan.
  private var part: BoundPart?
  /// Parts that were not begun, or are to be split.
  private var fresh: [BoundPart] = []
  private var open: [BoundPart] = []

  /// What the tables may cost in all where nothing is said: states looked at.
  public static let defaultEffort = 300_000_000
  /// States of the largest table.
  private static let capacity = 10_000_000
  /// Steps after which it ends in any case.
  private static let mostIterations = 3_000

  /// A bound for the scenario, given the best solution known, or any other.
  ///
  /// A good solution gives good prices to begin with, and leaves less to look at. `effort` counts
  /// states; where a single table would cost more, what convexity alone tells is all there is.
  public init(
    scenario: Scenario, solution: JointSearch.Solution, effort: Int = defaultEffort,
    cancellation: Cancellation? = nil
  ) {
    problem = JointProblem(scenario, cancellation: cancellation)
    self.cancellation = cancellation
    self.effort = effort
    target = solution.meanFID * Double(problem.count)
    bound = 0
    table = CompletionTable(
      problem, outages: problem.mostOutages(below: target),
      capacity: min(Self.capacity, effort), cancellation)
    if let table {
      part = BoundPart(table, JointPrices(problem, solution.schedule, target: target))
    }
    raise(to: problem.leastByConvexity)
  }

  /// Steps in all, as it looks now.
  public var iterations: Int {
    guard part != nil, spent > 0 else { return max(iteration, Self.mostIterations) }
    return min(Self.mostIterations, Int(Double(iteration) / Double(spent) * Double(effort)) + 1)
  }

  /// Solves for the prices as they are and changes them; nil when done or cancelled.
  public mutating func step() -> Report? {
    guard iteration < Self.mostIterations, spent < effort,
      bound * Double(problem.count) < target * (1 - 1e-6), var part,
      let value = solve(part.prices, part)
    else { return nil }
    iteration += 1
    part.take(value, target: target)
    if value < target, let use = table?.trace(part.prices, part.region) {
      part.improve(use, value: value, target: target)
      if part.isToBeNarrowed {
        guard let region = narrowed(part) else { return nil }
        part.narrow(to: region)
      }
    }
    self.part = part
    if part.bound >= target || part.isDone { goOn() }
    let parts = fresh + open + (self.part.map { [$0] } ?? [])
    raise(to: parts.map(\.bound).min() ?? target)
    return Report(iteration: iteration, bound: bound)
  }

  /// A bound for the part at these prices; nil when cancelled.
  private mutating func solve(_ prices: JointPrices, _ part: BoundPart) -> Double? {
    spent += part.states
    return table?.solve(prices, part.region, cancellation).map {
      $0 - Self.rounding(prices)
    }
  }

  /// What is left of the part's region at its best prices; nil when cancelled.
  private mutating func narrowed(_ part: BoundPart) -> CompletionRegion? {
    guard solve(part.bestPrices, part) != nil else { return nil }
    spent += part.states
    return table?.narrow(
      part.region, part.bestPrices, below: target + Self.rounding(part.bestPrices), cancellation)
  }

  /// Turns to the next part: one that was not begun, or one of those that the most open one is split into.
  private mutating func goOn() {
    if let part, part.bound < target { open.append(part) }
    part = nil
    if fresh.isEmpty, let next = open.indices.min(by: { open[$0].bound < open[$1].bound }) {
      fresh = open.remove(at: next).split(batches: table?.batches ?? 0)
    }
    part = fresh.popLast()
  }

  private static func rounding(_ prices: JointPrices) -> Double { 1e-12 * prices.magnitude }

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
