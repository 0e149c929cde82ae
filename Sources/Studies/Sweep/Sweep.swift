import Dispatch
import Optimizers
import Synchronization

/// Solves the cells of a design, several at once.
public struct Sweep: Sendable {
  /// What is to be done.
  public let design: SweepDesign
  /// The part of it that is to be done here.
  public let shard: SweepShard

  /// A sweep over a design, or a part of it.
  public init(_ design: SweepDesign, shard: SweepShard = .whole) {
    self.design = design
    self.shard = shard
  }

  /// Solves the wanted cells, each on one thread, and hands over every result once it is there.
  ///
  /// Cells are begun in the order of their indices; with one thread they end in it too. `deliver` is
  /// called on the calling thread. When cancelled, cells in work are given up. Memory does not grow
  /// with the number of cells.
  /// - Throws: What `deliver` throws, which ends the sweep.
  public func run<Failure: Error>(
    where isWanted: @escaping @Sendable (Int) -> Bool, threads: Int, cancellation: Cancellation,
    deliver: (_ index: Int, _ result: SweepResult) throws(Failure) -> Void
  ) throws(Failure) {
    let queue = CellQueue(self, isWanted, workers: threads)
    guard threads > 1 else {
      while let index = queue.next(), !cancellation.isCancelled,
        let result = design.solve(design.cell(index), cancellation: cancellation)
      {
        try deliver(index, result)
      }
      return
    }
    let workers = DispatchGroup()
    // A failure ends the others as well, without a say on the caller's own cancellation.
    let isOver = Cancellation()
    defer {
      isOver.cancel()
      workers.wait()
    }
    for _ in 0..<threads {
      // One of its own, as for particles: the shared pool wakes the process every second for good.
      DispatchQueue(label: "cells", qos: .userInitiated).async(group: workers) {
        queue.work(cancellation, isOver)
      }
    }
    while let (index, result) = queue.take() { try deliver(index, result) }
  }
}

/// Cells to be solved, and results to be taken.
private final class CellQueue: Sendable {
  private struct State {
    /// Cells of the part that were looked at.
    var count = 0
    /// Workers that go on.
    var workers: Int
    var results: [(index: Int, result: SweepResult)] = []
  }

  private let sweep: Sweep
  private let isWanted: @Sendable (Int) -> Bool
  private let state: Mutex<State>
  private let arrived = DispatchSemaphore(value: 0)

  init(_ sweep: Sweep, _ isWanted: @escaping @Sendable (Int) -> Bool, workers: Int) {
    self.sweep = sweep
    self.isWanted = isWanted
    state = Mutex(State(workers: workers))
  }

  /// The next cell to be solved, nil when none is left.
  func next() -> Int? {
    state.withLock { state in
      while true {
        let index = sweep.shard.cell(state.count)
        guard index < sweep.design.count else { return nil }
        state.count += 1
        if isWanted(index) { return index }
      }
    }
  }

  /// Solves one cell after another until none is left or one of both wants an end; the last worker
  /// to end says so to who waits.
  func work(_ cancellation: Cancellation, _ isOver: Cancellation) {
    while !isOver.isCancelled, let index = next(),
      let result = sweep.design.solve(sweep.design.cell(index), cancellation: cancellation)
    {
      state.withLock { $0.results.append((index, result)) }
      arrived.signal()
    }
    let workers = state.withLock { state in
      state.workers -= 1
      return state.workers
    }
    if workers == 0 { arrived.signal() }
  }

  /// Waits for the next result, nil when none will come.
  func take() -> (index: Int, result: SweepResult)? {
    arrived.wait()
    return state.withLock { state in
      state.results.isEmpty ? nil : state.results.removeFirst()
    }
  }
}
