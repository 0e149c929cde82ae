import BatchModel
import Dispatch
import Optimizers
import Studies
import Testing

@Suite struct SweepTests {
  private let design = SweepDesign(.tiny, axis: .services, values: [2, 4], replications: 3)

  private func finished(_ sweep: Sweep) -> SweepResults {
    var sweep = sweep
    while sweep.step() != nil {}
    return sweep.results
  }

  @Test func stepsGoThroughTheCellsInOrder() {
    var sweep = Sweep(design)
    var indices: [Int] = []
    while let report = sweep.step() {
      indices.append(report.index)
      #expect(sweep.results[report.index] == report.result)
      #expect(sweep.results.finished(Set(Scheme.allCases)) == indices.count)
    }
    #expect(indices == Array(0..<design.count))
    #expect(sweep.next == nil)
  }

  @Test func cellIsWhatTheSchemeGivesOnItsScenario() throws {
    let results = finished(Sweep(design))
    for index in [0, 7, design.count - 1] {
      let cell = design.cell(index)
      var solver = Solver(scenario: design.scenario(of: cell), method: cell.scheme.method)
      while solver.step() != nil {}
      let found = solver.plan()
      let plan = try #require(found)
      #expect(results[index] == SweepResult(meanFID: plan.meanFID, outages: plan.outages))
    }
  }

  @Test func orderThreadsAndCheckpointsChangeNothing() {
    let wanted = finished(Sweep(design))
    #expect(finished(Sweep(design, threads: 3)) == wanted)
    var backwards = SweepResults(design)
    for index in (0..<design.count).reversed() {
      backwards[index] = design.solve(design.cell(index))
    }
    #expect(backwards == wanted)
    var half = Sweep(design)
    for _ in 0..<11 { _ = half.step() }
    #expect(finished(half) == wanted)
    #expect(finished(Sweep(design, from: half.results, threads: 2)) == wanted)
    for value in 0..<2 {
      for scheme in 0..<5 {
        #expect(
          backwards.meanFID(value: value, scheme: scheme)
            == wanted.meanFID(value: value, scheme: scheme))
      }
    }
  }

  @Test func onlyWantedSchemesAreSolved() {
    let wanted: Set<Scheme> = [.equalBandwidth, .greedy]
    let results = finished(Sweep(design, schemes: wanted))
    for index in 0..<design.count {
      #expect((results[index] != nil) == wanted.contains(design.cell(index).scheme))
    }
    #expect(results.finished(wanted) == 12 && results.finished([.proposed]) == 0)
    #expect(finished(Sweep(design, from: results)) == finished(Sweep(design)))
  }

  @Test func estimatesAreThoseOfTheReplications() throws {
    let results = finished(Sweep(design))
    let values = try (0..<3).map { replication in
      let index = design.index(value: 1, replication: replication, scheme: 2)
      return try #require(results[index]).meanFID
    }
    #expect(results.meanFID(value: 1, scheme: 2) == Estimate(values))
    #expect(results.outages(value: 1, scheme: 2)?.count == 3)
    #expect(SweepResults(design).meanFID(value: 0, scheme: 0) == nil)
  }

  @Test func cancelledBeforeItBeginsItDoesNothing() {
    let cancellation = Cancellation()
    cancellation.cancel()
    var sweep = Sweep(design, cancellation: cancellation)
    #expect(sweep.step() == nil)
    #expect(sweep.results == SweepResults(design))
  }

  @Test func cancellationReachesIntoACell() {
    var scenario = Scenario.paper
    scenario.pso.iterations = 1_000_000
    let design = SweepDesign(scenario, axis: .services, values: [40], replications: 1)
    let cancellation = Cancellation()
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(30)) {
      cancellation.cancel()
    }
    // It would take hours.
    var sweep = Sweep(design, cancellation: cancellation)
    #expect(sweep.step() == nil)
    #expect(sweep.results == SweepResults(design))
  }
}
