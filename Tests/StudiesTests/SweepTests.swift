import BatchModel
import Dispatch
import Optimizers
import Studies
import Testing

@Suite struct SweepTests {
  private let design = SweepFigure.services.design(.tiny, positions: [2, 4], replications: 3)

  private func finished(
    _ sweep: Sweep, threads: Int = 1, from known: SweepResults? = nil,
    where isWanted: @escaping @Sendable (Int) -> Bool = { _ in true }
  ) -> (results: SweepResults, order: [Int]) {
    var results = known ?? SweepResults(sweep.design)
    var order: [Int] = []
    sweep.run(where: isWanted, threads: threads, cancellation: Cancellation()) { index, result in
      results[index] = result
      order.append(index)
    }
    return (results, order)
  }

  @Test func oneThreadGoesThroughTheCellsInOrder() {
    #expect(finished(Sweep(design)).order == Array(0..<design.count))
  }

  @Test func cellIsWhatTheSchemeGivesOnItsScenario() throws {
    let results = finished(Sweep(design)).results
    for index in [0, 7, design.count - 1] {
      let cell = design.cell(index)
      var solver = Solver(scenario: design.scenario(of: cell), method: cell.scheme.method)
      while solver.step() != nil {}
      let found = solver.plan()
      let plan = try #require(found)
      #expect(results[index] == SweepResult(meanFID: plan.meanFID, outages: plan.outages))
    }
  }

  @Test func threadsOrderAndShardsChangeNothing() {
    let wanted = finished(Sweep(design)).results
    #expect(finished(Sweep(design), threads: 3).results == wanted)
    var backwards = SweepResults(design)
    for index in (0..<design.count).reversed() {
      backwards[index] = design.solve(design.cell(index))
    }
    #expect(backwards == wanted)
    var merged = SweepResults(design)
    for index in [2, 0, 1] {
      let shard = SweepShard(index: index, count: 3) ?? .whole
      merged = finished(Sweep(design, shard: shard), threads: 2, from: merged).results
    }
    #expect(merged == wanted)
    for point in 0..<2 {
      #expect(backwards.meanFID(point: point, scheme: 1) == wanted.meanFID(point: point, scheme: 1))
    }
  }

  @Test func onlyWantedCellsAreSolved() {
    let (results, order) = finished(Sweep(design), threads: 2, where: { $0 % 3 == 1 })
    #expect(order.sorted() == (0..<design.count).filter { $0 % 3 == 1 })
    #expect(results[0] == nil && results[1] != nil)
  }

  @Test func estimatesAreThoseOfTheReplications() throws {
    let results = finished(Sweep(design)).results
    let values = try (0..<3).map { replication in
      let index = design.index(point: 1, replication: replication, scheme: 2)
      return try #require(results[index]).meanFID
    }
    #expect(results.meanFID(point: 1, scheme: 2) == Estimate(values))
    #expect(results.outages(point: 1, scheme: 2)?.count == 3)
    #expect(SweepResults(design).meanFID(point: 0, scheme: 0) == nil)
    let others = try (0..<3).map { replication in
      let index = design.index(point: 1, replication: replication, scheme: 0)
      return try #require(results[index]).meanFID
    }
    let above = try #require(results.meanFID(point: 1, scheme: 2, above: 0))
    #expect(above == Estimate(zip(values, others).map { $0 - $1 }) && above.mean > 0)
    var partly = results
    partly[design.index(point: 1, replication: 1, scheme: 0)] = nil
    #expect(partly.meanFID(point: 1, scheme: 2, above: 0)?.count == 2)
    #expect(results.finished([.greedy]) == 6 && results.count([.greedy, .proposed]) == 12)
  }

  @Test(arguments: [1, 3])
  func failureOfTheTakerEndsIt(_ threads: Int) {
    struct Full: Error {}
    var taken = 0
    #expect(throws: Full.self) {
      try Sweep(design).run(
        where: { _ in true }, threads: threads, cancellation: Cancellation()
      ) { _, _ throws(Full) in
        taken += 1
        if taken == 4 { throw Full() }
      }
    }
    #expect(taken == 4)
  }

  @Test(arguments: [1, 2])
  func cancelledBeforeItBeginsItDoesNothing(_ threads: Int) {
    let cancellation = Cancellation()
    cancellation.cancel()
    Sweep(design).run(where: { _ in true }, threads: threads, cancellation: cancellation) {
      index, _ in
      Issue.record("solved \(index)")
    }
  }

  @Test(arguments: [1, 2])
  func cancellationReachesIntoACell(_ threads: Int) {
    var distribution = ScenarioDistribution()
    distribution.services = 40
    distribution.pso.iterations = 1_000_000
    let design = SweepDesign(distribution, axes: [], replications: 2, schemes: [.proposed])
    let cancellation = Cancellation()
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(30)) {
      cancellation.cancel()
    }
    // It would take hours.
    Sweep(design).run(where: { _ in true }, threads: threads, cancellation: cancellation) {
      index, _ in
      Issue.record("solved \(index)")
    }
  }
}
