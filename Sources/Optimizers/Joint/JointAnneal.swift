import BatchModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Simulated annealing over `JointState`: random moves, taken when they gain or the cold lets them; the
/// energy is that of <doc:JointSearching>.
struct JointAnneal: Sendable {
  private let problem: JointProblem
  /// Where it stands.
  private var point: CompactSchedule
  private var random: SplitMix64
  /// Σ Q(T_k) of the best point so far that needs no more than B.
  private var bestFID = Double.infinity
  /// One over the value that counts as 1 in the energy.
  private var perFID = 1.0
  /// What B too much costs in the energy.
  private var penalty = Charge.least
  private var hottest = 0.0
  private var untilReview = 0
  /// What a move may cost, in temperatures, for a random index.
  private let chances = Self.tabulatedChances

  init(_ problem: JointProblem, seed: UInt64) {
    self.problem = problem
    let none = [Int](repeating: 0, count: problem.count)
    point = CompactSchedule(counts: none, steps: none)
    random = SplitMix64(seed: seed, member: 5)
  }

  /// Goes to that schedule, the best so far.
  ///
  /// Its mean FID counts as 1 from now on, or 200 steps where these are worth less. `hottest` is the first
  /// temperature. False when cancelled, and then it stays where it is.
  mutating func restart(
    at schedule: Schedule, hottest: Double, cancellation: Cancellation?
  ) -> Bool {
    // Without budgets every count stays at the service's last batch.
    let compact = CompactSchedule(
      schedule.batches, budgets: schedule.steps.map { _ in -1 }, delay: problem.delay,
      cancellation: cancellation)
    guard let compact else { return false }
    self.hottest = hottest
    point = compact
    bestFID = point.steps.reduce(0) { $0 + problem.fid[$1] }
    perFID = 1 / max(min(bestFID, 200 * worth), .leastNormalMagnitude)
    return true
  }

  /// What a step is worth to a service that has as many as all have on average; infinite where Q does
  /// not tell.
  private var worth: Double {
    let served = point.steps.count { $0 > 0 }
    let mean = point.steps.reduce(0, +) / max(1, served)
    guard mean > 1 else { return .infinity }
    let gain = problem.fid[mean / 2] - problem.fid[mean]
    return gain > 0 ? gain / Double(mean - mean / 2) : .infinity
  }

  /// Tries moves while the temperature falls between two points of its course, 0 hottest, 1 coldest.
  ///
  /// The best point that can be carried out, if it is better than all since the restart.
  /// Cancelled, it ends there.
  mutating func run(
    from: Double, to: Double, moves: Int, cancellation: Cancellation?
  ) -> CompactSchedule? {
    if cancellation.isCancelled { return nil }
    return withUnsafeTemporaryAllocation(
      byteCount: 8 * JointState.words(problem), alignment: 8
    ) { memory in
      guard let base = memory.baseAddress,
        var state = JointState(problem, point, base, cancellation)
      else { return nil }
      let best = anneal(&state, from: from, to: to, moves: moves, cancellation: cancellation)
      point = state.point
      return best
    }
  }

  private mutating func anneal(
    _ state: inout JointState, from: Double, to: Double, moves: Int, cancellation: Cancellation?
  ) -> CompactSchedule? {
    var best: CompactSchedule?
    let bandwidth = problem.bandwidth
    var temperature = hottest * pow(Self.coldest / hottest, from)
    let cooling = pow(Self.coldest / hottest, (to - from) / Double(moves))
    var energy = energy(of: state)
    for _ in 0..<moves {
      if cancellation.isCancelled { break }
      temperature *= cooling
      untilReview -= 1
      if untilReview <= 0 {
        untilReview = Charge.period
        // Charges more for what is above B while too much is used, less while there is room.
        penalty =
          state.usage > bandwidth
          ? min(penalty * Charge.rise, Charge.most) : max(penalty * Charge.fall, Charge.least)
        energy = self.energy(of: state)
      }
      let bits = random.next()
      let more = random.next()
      state.propose(bits, kind: ((more >> 32) * JointState.kinds) >> 32, &random)
      guard state.changed > 0 else { continue }
      let most = energy + temperature * chances[Int(more & 1023)]
      // The usage that is too much, from the energy that is.
      let left = most - (state.fid + state.gain) * perFID
      guard left >= 0 else { continue }
      let limit =
        left < Charge.pull
        ? bandwidth * left / Charge.pull
        : bandwidth * (1 + (left - Charge.pull) / penalty)
      if state.changed <= 2, state.leastUsage() > limit { continue }
      guard state.accept(limit: limit) else { continue }
      energy = self.energy(of: state)
      if state.usage <= bandwidth * Self.hair, state.fid < bestFID * (1 - 1e-12) {
        bestFID = state.fid
        best = state.point
      }
    }
    return best
  }

  private func energy(of state: JointState) -> Double {
    let share = state.usage / problem.bandwidth
    return state.fid * perFID + Charge.pull * min(1, share) + penalty * max(0, share - 1)
  }

  /// −log of numbers in (0, 1), each as likely as the others.
  private static let tabulatedChances = (0..<1024).map { -log((Double($0) + 0.5) / 1024) }

  /// What is found stays this little below B, as summing in another order rounds differently.
  private static let hair = 1 - 1e-9

  /// The last temperature, in units of the energy.
  private static let coldest = 1e-5

  /// What bandwidth costs, in units of the energy for B.
  ///
  /// Found by trying on the ten instances of <doc:JointSearching>: a charge as low as the search can
  /// bear lets it pass through points that need too much.
  private enum Charge {
    /// Within B: points that leave room come first, as the mean FID alone is flat.
    static let pull = 0.03
    static let least = 0.2
    static let most = 50.0
    static let rise = 1.2
    static let fall = 0.9
    /// Moves between two reviews.
    static let period = 500
  }
}
