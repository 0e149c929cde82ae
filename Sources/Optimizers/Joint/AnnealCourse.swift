/// The course of an annealing: rounds that cool down, each from the best so far, <doc:JointSearching>.
struct AnnealCourse: Sendable {
  /// Moves tried so far.
  private(set) var moves = 0

  private let limit: Int
  private let problem: JointProblem
  private var anneal: JointAnneal

  /// Times the search cools down and starts over at the best.
  private static let rounds = 15
  /// Batches and services looked at in one go.
  private static let portion = 400_000

  /// A course of `moves` moves, at least 0.
  init(_ problem: JointProblem, moves limit: Int, seed: UInt64) {
    self.problem = problem
    self.limit = limit
    anneal = JointAnneal(problem, seed: seed)
  }

  /// Times `advance` is called until so many moves are tried.
  static func steps(_ problem: JointProblem, moves: Int) -> Int {
    let (portion, round) = pace(problem, moves)
    let rest = moves % round
    return moves / round * ((round + portion - 1) / portion) + (rest + portion - 1) / portion
  }

  /// Moves in one go and in a round.
  private static func pace(_ problem: JointProblem, _ limit: Int) -> (portion: Int, round: Int) {
    (max(1, portion / (problem.count + problem.levels)), max(1, limit / rounds))
  }

  /// Whether all moves were tried.
  var isOver: Bool { moves >= limit }

  /// Tries some moves, a few milliseconds at most; the best point of the round, if that was improved.
  ///
  /// A round begins at `best`, the best schedule that is known. Cancelled, it may not begin.
  mutating func advance(from best: Schedule, cancellation: Cancellation?) -> CompactSchedule? {
    let (portion, round) = Self.pace(problem, limit)
    let end = min(moves + portion, limit, (moves / round + 1) * round)
    if moves % round == 0 {
      let hottest = hottest(moves / round)
      guard anneal.restart(at: best, hottest: hottest, cancellation: cancellation)
      else { return nil }
    }
    defer { moves = end }
    return anneal.run(
      from: Double(moves % round) / Double(round),
      to: Double((end - 1) % round + 1) / Double(round), moves: end - moves,
      cancellation: cancellation)
  }

  /// The temperature that a round begins with, in units of its energy.
  ///
  /// Now and then a hot one, for scenarios where a single step changes the mean FID a lot.
  private func hottest(_ round: Int) -> Double {
    round % 3 == 0 ? 2 / Double(problem.count) : 0.01
  }
}
