import BatchModel
import Dispatch
import Synchronization

/// Values particles on several threads.
///
/// A particle's value depends on its shares and cut-off alone, so the number of threads changes no
/// result. A round may take well under a millisecond, about as long as waking a thread on a busy machine; so
/// helpers look out for the next round for a moment before they leave, and nobody waits for one that
/// comes too late to help. At rest there is no thread.
final class EvaluationPool: Sendable {
  private let shares: BandwidthShares
  private let caller: Worker
  private let helpers: [Helper]
  /// What ends a round, and whoever else works for it.
  let cancellation: Cancellation?
  private let latest = Mutex<Round?>(nil)
  /// Rounds begun.
  private let rounds = Atomic(0)

  /// How long to look out for what is about to happen before making way for other threads.
  private static let patience = Duration.microseconds(100)

  init(scenario: Scenario, scheduler: Scheduler, threads: Int, cancellation: Cancellation?) {
    let shares = BandwidthShares(scenario, cancellation)
    self.shares = shares
    self.cancellation = cancellation
    func worker() -> Worker {
      Worker(
        evaluator: scheduler.evaluator(
          delay: scenario.delay, quality: scenario.quality, longest: scenario.longestDeadline,
          count: scenario.devices.count))
    }
    caller = worker()
    helpers = (0..<max(0, threads - 1)).map { _ in Helper(worker()) }
  }

  /// values[p] of particle p, nil where it is at least cutoffs[p]; nil when cancelled.
  ///
  /// `watch` hears how many are done after each particle that this thread has valued.
  func evaluate(
    _ positions: [[Double]], below cutoffs: [Double], watching watch: (Int) -> Void
  ) -> [Evaluation?]? {
    let round = Round(positions: positions, cutoffs: cutoffs)
    begin(round)
    work(caller, round, watch)
    if !Self.lookOut(until: { round.isDone }) { round.finished.wait() }
    latest.withLock { $0 = nil }
    if cancellation.isCancelled { return nil }
    return round.values.withLock { $0 }
  }

  /// Shows the round to those who look out for it, and calls those who have left.
  private func begin(_ round: Round) {
    guard !helpers.isEmpty else { return }
    latest.withLock { $0 = round }
    rounds.add(1, ordering: .sequentiallyConsistent)
    for helper in helpers where helper.arrives() {
      helper.queue.async { self.help(helper) }
    }
  }

  /// Works on one round after another, until none has come for a while.
  private func help(_ helper: Helper) {
    while true {
      let seen = rounds.load(ordering: .sequentiallyConsistent)
      if let round = latest.withLock({ $0 }) { work(helper.worker, round) { _ in } }
      let isNext = { self.rounds.load(ordering: .sequentiallyConsistent) != seen }
      if Self.lookOut(until: isNext) { continue }
      helper.leaves()
      // A round may have begun in between: whoever says first that the helper is there, goes on.
      guard isNext(), helper.arrives() else { return }
    }
  }

  /// Takes one particle after another until none is left.
  private func work(_ worker: Worker, _ round: Round, _ watch: (Int) -> Void) {
    worker.state.withLock { state in
      while let p = round.take() {
        defer { watch(round.end()) }
        guard shares.budgets(round.positions[p], into: &state.budgets, cancellation)
        else { continue }
        let found = state.evaluator.evaluate(
          state.budgets, below: round.cutoffs[p], cancellation: cancellation)
        if let found { round.values.withLock { $0[p] = found } }
      }
    }
  }

  /// Waits for something without sleeping, for a moment; false when it has not happened.
  private static func lookOut(until happens: () -> Bool) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + patience
    repeat {
      for _ in 0..<32 where happens() { return true }
    } while clock.now < end
    return false
  }

  /// What the threads share while they value one set of positions.
  private final class Round: Sendable {
    let positions: [[Double]]
    let cutoffs: [Double]
    let values: Mutex<[Evaluation?]>
    /// Signalled once, when the last particle is done.
    let finished = DispatchSemaphore(value: 0)
    private let next = Atomic(0)
    private let done = Atomic(0)

    init(positions: [[Double]], cutoffs: [Double]) {
      self.positions = positions
      self.cutoffs = cutoffs
      values = Mutex(Array(repeating: nil, count: cutoffs.count))
    }

    var isDone: Bool { done.load(ordering: .acquiring) == cutoffs.count }

    /// A particle that nobody else has, nil when all are taken.
    func take() -> Int? {
      let p = next.add(1, ordering: .relaxed).oldValue
      return p < cutoffs.count ? p : nil
    }

    /// Says that a particle is done; how many are.
    func end() -> Int {
      let (_, count) = done.add(1, ordering: .acquiringAndReleasing)
      if count == cutoffs.count { finished.signal() }
      return count
    }
  }

  private final class Worker: Sendable {
    struct State: Sendable {
      var evaluator: any Evaluator
      var budgets: [Double] = []
    }

    let state: Mutex<State>

    init(evaluator: any Evaluator) { state = Mutex(State(evaluator: evaluator)) }
  }

  private final class Helper: Sendable {
    let worker: Worker
    /// One of its own: once the shared pool of libdispatch has been used, as `concurrentPerform`
    /// does, it wakes the process every second for good.
    let queue = DispatchQueue(label: "particles", qos: .userInitiated)
    private let isThere = Atomic(false)

    init(_ worker: Worker) { self.worker = worker }

    /// Whether it was away and is there from now on.
    func arrives() -> Bool {
      isThere.compareExchange(
        expected: false, desired: true, ordering: .sequentiallyConsistent
      ).exchanged
    }

    func leaves() { isThere.store(false, ordering: .sequentiallyConsistent) }
  }
}
