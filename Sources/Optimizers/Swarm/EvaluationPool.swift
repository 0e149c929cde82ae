import BatchModel
import Dispatch
import Synchronization

/// Values particles on several threads.
///
/// A particle's value depends on its shares and cut-off alone, so the number of threads changes no
/// result.
final class EvaluationPool: Sendable {
  private let shares: BandwidthShares
  private let workers: [Worker]
  private let cancellation: Cancellation?

  init(scenario: Scenario, scheduler: Scheduler, threads: Int, cancellation: Cancellation?) {
    let shares = BandwidthShares(scenario)
    self.shares = shares
    self.cancellation = cancellation
    workers = (0..<max(1, threads)).map { _ in
      Worker(
        evaluator: scheduler.evaluator(
          delay: scenario.delay, quality: scenario.quality, longest: shares.longestDeadline,
          count: shares.count))
    }
  }

  /// Whether somebody asked to stop.
  var isCancelled: Bool { cancellation?.isCancelled == true }

  /// values[p] of particle p, nil where it is at least cutoffs[p]; nil when cancelled.
  func evaluate(_ positions: [Double], below cutoffs: [Double]) -> [Evaluation?]? {
    let round = Round(positions: positions, cutoffs: cutoffs)
    let others = DispatchGroup()
    for worker in workers.dropFirst() {
      worker.queue.async(group: others) { self.work(worker, round) }
    }
    work(workers[0], round)
    others.wait()
    if isCancelled { return nil }
    return round.values.withLock { $0 }
  }

  /// Takes one particle after another until none is left.
  private func work(_ worker: Worker, _ round: Round) {
    worker.state.withLock { state in
      while true {
        let p = round.next.add(1, ordering: .relaxed).oldValue
        guard p < round.cutoffs.count, !isCancelled else { return }
        let row = round.positions[p * shares.count..<(p + 1) * shares.count]
        shares.budgets(row, into: &state.budgets)
        let found = state.evaluator.evaluate(
          state.budgets, below: round.cutoffs[p], cancellation: cancellation)
        if let found { round.values.withLock { $0[p] = found } }
      }
    }
  }

  /// What the threads share while they value one set of positions.
  private final class Round: Sendable {
    let positions: [Double]
    let cutoffs: [Double]
    let next = Atomic<Int>(0)
    let values: Mutex<[Evaluation?]>

    init(positions: [Double], cutoffs: [Double]) {
      self.positions = positions
      self.cutoffs = cutoffs
      values = Mutex(Array(repeating: nil, count: cutoffs.count))
    }
  }

  private final class Worker: Sendable {
    struct State: Sendable {
      var evaluator: any Evaluator
      var budgets: [Double] = []
    }

    let state: Mutex<State>
    /// One of its own: once the shared pool of libdispatch has been used, as `concurrentPerform`
    /// does, it wakes the process every second for good.
    let queue = DispatchQueue(label: "particles", qos: .userInitiated)

    init(evaluator: any Evaluator) { state = Mutex(State(evaluator: evaluator)) }
  }
}
