import BatchModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Simulated annealing over `JointState`: random moves, taken when they gain or the cold lets them.
struct JointAnneal: Sendable {
  private var state: JointState
  private var random: SplitMix64
  private var energy = Double.infinity
  /// Σ Q(T_k) of the best point so far that needs no more than B.
  private var bestFID: Double
  /// One over the value that counts as 1 in the energy.
  private var perFID: Double
  /// Bandwidth in use, Hz.
  private var usage = 0.0
  /// What B too much costs in the energy.
  private var penalty = 0.0
  private var hottest = 0.0
  private var untilReview = 0

  init(_ problem: JointProblem, seed: UInt64) {
    state = JointState(problem)
    random = SplitMix64(seed: seed, member: 5)
    perFID = 1
    bestFID = .infinity
    penalty = Charge.least
  }

  /// Goes to that schedule, the best so far; its mean FID counts as 1 from now on.
  ///
  /// `hottest` is the first temperature.
  mutating func restart(at schedule: Schedule, hottest: Double) {
    self.hottest = hottest
    // Without budgets every count stays at the service's last batch.
    let compact = CompactSchedule(
      schedule.batches, budgets: schedule.steps.map { _ in -1 }, delay: state.problem.delay)
    for k in compact.counts.indices {
      state.set(k, count: compact.counts[k], steps: compact.steps[k])
    }
    state.keep()
    bestFID = state.fid
    perFID = 1 / max(state.fid, .leastNormalMagnitude)
    usage = state.usage(limit: .infinity)
    energy = energyOf(usage)
  }

  /// Charges more for what is above B while too much is used, less while there is room.
  private mutating func review() {
    penalty =
      usage > state.problem.bandwidth
      ? min(penalty * Charge.rise, Charge.most) : max(penalty * Charge.fall, Charge.least)
    energy = energyOf(usage)
  }

  /// Tries moves while the temperature falls between two points of its course, 0 hottest, 1 coldest.
  ///
  /// The best point that can be carried out, if it is better than all since the restart.
  /// Cancelled, it ends there.
  mutating func run(
    from: Double, to: Double, moves: Int, cancellation: Cancellation?
  ) -> CompactSchedule? {
    var best: CompactSchedule?
    let bandwidth = state.problem.bandwidth
    var temperature = hottest * pow(Self.coldest / hottest, from)
    let cooling = pow(Self.coldest / hottest, (to - from) / Double(moves))
    for _ in 0..<moves {
      if cancellation?.isCancelled == true { break }
      temperature *= cooling
      untilReview -= 1
      if untilReview <= 0 {
        untilReview = Charge.period
        review()
      }
      state.move(&random)
      guard state.isChanged else { continue }
      let most = energy - temperature * log(1 - random.unit())
      // The usage that is too much, from the energy that is.
      let left = most - state.fid * perFID
      guard left >= 0 else {
        state.revert()
        continue
      }
      let limit =
        left < Charge.pull
        ? bandwidth * left / Charge.pull
        : bandwidth * (1 + (left - Charge.pull) / penalty)
      let needed = state.usage(limit: limit)
      guard needed <= limit else {
        state.revert()
        continue
      }
      usage = needed
      energy = energyOf(usage)
      state.keep()
      if usage <= bandwidth * Self.hair, state.fid < bestFID * (1 - 1e-12) {
        bestFID = state.fid
        best = state.schedule
      }
    }
    return best
  }

  private func energyOf(_ usage: Double) -> Double {
    guard usage.isFinite else { return .infinity }
    let share = usage / state.problem.bandwidth
    return state.fid * perFID + Charge.pull * min(1, share) + penalty * max(0, share - 1)
  }

  /// What is found stays this little below B, as summing in another order rounds differently.
  private static let hair = 1 - 1e-9

  /// The last temperature, in mean FIDs of the start.
  private static let coldest = 1e-5

  /// What bandwidth costs, in mean FIDs of the start for B.
  ///
  /// Found by trying on the ten instances of <doc:JointSearching>: a charge as low as the search can
  /// bear lets it pass through points that need too much.
  private enum Charge {
    /// Within B: points that leave room come first, as the mean FID alone is flat.
    static let pull = 0.05
    static let least = 0.3
    static let most = 50.0
    static let rise = 1.2
    static let fall = 0.9
    /// Moves between two reviews.
    static let period = 500
  }
}
