import BatchModel
import Optimizers
import TestSupport
import Testing

/// The other schedulers on cases small enough to be followed by hand: g(X) = X + 1 seconds.
@Suite struct BaselineTests {
  private let delay = DelayModel(a: 1, b: 1)

  private func schedule(_ scheduler: Scheduler, _ budgets: [Double]) throws -> Schedule {
    try #require(
      scheduler.schedule(delay: delay, quality: .paper, budgets: budgets))
  }

  private func expect(
    _ scheduler: Scheduler, _ budgets: [Double], steps: [Int], batches: [[Int]],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let schedule = try schedule(scheduler, budgets)
    #expect(schedule.steps == steps, sourceLocation: sourceLocation)
    #expect(schedule.batches.map(\.services) == batches, sourceLocation: sourceLocation)
    #expect(schedule.targetSteps == nil, sourceLocation: sourceLocation)
    var clock = 0.0
    for batch in schedule.batches {
      #expect(batch.start == clock, sourceLocation: sourceLocation)
      #expect(batch.duration == Double(batch.services.count) + 1, sourceLocation: sourceLocation)
      clock += batch.duration
    }
  }

  @Test func greedyShrinksWhenTheTightestCannotFinish() throws {
    // Service 2 has 3 s and a batch of three takes 4 s. Two take 3 s: twice for 1, then 0 is alone.
    try expect(.greedy, [10, 6, 3], steps: [4, 2, 0], batches: [[0, 1], [0, 1], [0], [0]])
  }

  @Test func greedyTerminatesTheLowestIndexOfTies() throws {
    try expect(.greedy, [4, 4, 4], steps: [1, 1, 1], batches: [[0, 1, 2]])
    try expect(.greedy, [3, 3, 3], steps: [0, 1, 1], batches: [[1, 2]])
    try expect(.greedy, [2, 2, 2], steps: [0, 0, 1], batches: [[2]])
  }

  @Test func fixedSizeShrinksWhenFewerRemain() throws {
    // Size 2 takes 3 s: 3 and 2 leave at once, then {0, 1}, then 1 leaves and 0 goes on alone.
    try expect(
      .fixedSize, [9, 5, 2.5, -1], steps: [4, 1, 0, 0], batches: [[0, 1], [0], [0], [0]])
  }

  @Test func fixedSizeLetsTheNextMoveUp() throws {
    // {4, 0} leaves 4 with 0.5 s; {0, 1} leaves all with 2 s: 0, 1 and 2 miss the 3 s of a batch of
    // two, and 3 alone needs 2 s.
    try expect(
      .fixedSize, [8, 8, 8, 8, 3.5], steps: [2, 1, 0, 1, 1], batches: [[0, 4], [0, 1], [3]])
  }

  @Test func fixedSizeOfOneServiceIsOne() throws {
    try expect(.fixedSize, [4.5], steps: [2], batches: [[0], [0]])
  }

  @Test func singleInstanceServesTheTightestFirst() throws {
    // By (τ', k): 3 and 4 cannot run, 0 has two steps, 2 is too late at 4 s, 1 has two more.
    try expect(
      .singleInstance, [5, 9, 5, -1, 1.9], steps: [2, 2, 0, 0, 0],
      batches: [[0], [0], [1], [1]])
  }

  @Test func timesAreComparedWithSlack() throws {
    let late = 3 - 0.9e-9
    try expect(.greedy, [late, late], steps: [1, 1], batches: [[0, 1]])
    try expect(.fixedSize, [2 - 0.9e-9, -1], steps: [1, 0], batches: [[0]])
    try expect(.singleInstance, [2 - 0.9e-9], steps: [1], batches: [[0]])
    try expect(.singleInstance, [2 - 1.1e-9], steps: [0], batches: [])
  }

  @Test(arguments: Scheduler.heuristics)
  func nobodyRunsWhereNobodyCan(scheduler: Scheduler) throws {
    for budgets in [[-1], [-1, 0, 1.9], [-1e300, -1e12]] as [[Double]] {
      let schedule = try schedule(scheduler, budgets)
      #expect(schedule.steps.allSatisfy { $0 == 0 })
      #expect(schedule.batches.isEmpty)
      #expect(schedule.targetSteps == (scheduler == .stacking ? 1 : nil))
    }
  }

  @Test func reportsTellWhoLeft() throws {
    var greedy = TightestFirst.greedy(delay: delay, count: 3)
    greedy.restart([10, 6, 3])
    let reports = greedy.finish()
    #expect(reports.map(\.dropped) == [[2], [], [1], []])
    #expect(greedy.steps == [4, 2, 0])
    #expect(greedy.clock == 10)
    // The last service leaves in the step that finds nothing to run.
    #expect(greedy.dropped == [0])

    var single = SingleInstance(delay: delay)
    single.restart([5, 9, 5, -1, 1.9])
    #expect(single.finish().map(\.dropped) == [[3, 4], [], [0, 2], []])
    single.restart([2])
    #expect(single.finish().map(\.batch.services) == [[0]])
  }
}
