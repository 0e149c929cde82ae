import BatchModel
import Optimizers
import Testing

@testable import Dashboard

@Suite struct StackingRecordTests {
  private let story: StackingStory

  init() throws {
    let scenario = Scenario.paper
    let share = scenario.bandwidth / Double(scenario.devices.count)
    let request = StackingStory.Request(
      scenario: scenario, bandwidth: scenario.devices.map { _ in share })
    story = try #require(StackingStory(request, cancellation: Cancellation()))
  }

  private func record(_ target: Int) throws -> StackingRecord {
    try #require(
      StackingRecord(
        StackingRecord.Request(plan: story.request, targetSteps: target),
        cancellation: Cancellation()))
  }

  @Test func everyTargetGivesTheTurnsOfItsRunAndTheValueOfTheSearch() throws {
    let scenario = story.request.scenario
    let budgets = scenario.generationBudgets(bandwidth: story.request.bandwidth)
    for outcome in story.outcomes {
      let record = try record(outcome.targetSteps)
      var run = StackingRun(
        delay: scenario.delay, budgets: budgets, targetSteps: outcome.targetSteps)
      var turns: [StackingStep] = []
      while let turn = run.step() { turns.append(turn) }
      #expect(record.turns == turns)
      #expect(record.batches == run.batches)
      #expect(record.meanFID == outcome.meanFID)
    }
    #expect(try record(story.targetSteps) == story.winner)
  }

  @Test func everyTurnHasARowForEachService() throws {
    let count = story.request.scenario.devices.count
    for target in [1, story.targetSteps, story.outcomes.count] {
      let record = try record(target)
      for turn in record.turns.indices {
        let rows = (0..<count).map { record.row($0, ofTurn: turn) }
        #expect(Set(rows.map(\.k)).count == count)
        for (index, row) in rows.enumerated() {
          #expect(record.row(ofService: row.k, inTurn: turn) == index)
          if case .left(let departure) = row { #expect(departure.turn <= turn) }
        }
        #expect(record.row(ofService: count, inTurn: turn) == nil)
      }
    }
  }

  @Test func verdictsAreThoseOfTheTurn() throws {
    let count = story.request.scenario.devices.count
    var seen = (packed: 0, waits: 0, leaves: 0, left: 0)
    for target in [3, story.targetSteps] {
      let record = try record(target)
      for (index, turn) in record.turns.enumerated() {
        for row in 0..<count {
          let row = record.row(row, ofTurn: index)
          let packs = turn.batch?.services.contains(row.k) == true
          let drop = turn.dropped.first { $0.k == row.k }
          switch StandingVerdict(record, row, turn: index) {
          case .packed:
            #expect(packs && drop == nil)
            seen.packed += 1
          case .waits:
            #expect(!packs && drop == nil)
            seen.waits += 1
          case .leaves(let told):
            #expect(!packs && told == drop)
            seen.leaves += 1
          case .left(let departure):
            #expect(!packs && departure.turn < index)
            seen.left += 1
          }
        }
      }
    }
    #expect(seen.packed > 0 && seen.waits > 0 && seen.leaves == 2 * count && seen.left > 0)
  }

  @Test func batchesAndTurnsFindEachOther() throws {
    let record = try record(story.targetSteps)
    for batch in record.batches.indices {
      let turn = try #require(record.turn(ofBatch: batch))
      #expect(record.turns[turn].batch == record.batches[batch])
      #expect(record.batch(atTurn: turn) == batch)
    }
    #expect(record.turn(ofBatch: record.batches.count) == nil)
    #expect(record.turn(ofBatch: -1) == nil)
  }

  @Test func cancelledAtAnyLookThereIsNoStory() {
    let counted = Cancellation(afterLooks: .max)
    #expect(StackingStory(story.request, cancellation: counted) == story)
    #expect(counted.looks > 100)
    for last in stride(from: 0, to: counted.looks, by: counted.looks / 40) {
      let cancellation = Cancellation(afterLooks: last)
      #expect(StackingStory(story.request, cancellation: cancellation) == nil)
    }
  }

  @Test func cancelledRunGivesNothing() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let request = StackingRecord.Request(plan: story.request, targetSteps: 5)
    #expect(StackingRecord(request, cancellation: cancellation) == nil)
  }

  @Test func outageOfAllIsOneTurnWithoutABatch() throws {
    var scenario = Scenario.paper
    for k in scenario.devices.indices { scenario.devices[k].deadline = 0.1 }
    let plan = StackingStory.Request(
      scenario: scenario, bandwidth: scenario.devices.map { _ in 2000 })
    let story = try #require(StackingStory(plan, cancellation: Cancellation()))
    #expect(story.targetSteps == 1)
    #expect(story.winner.turns.count == 1)
    #expect(story.winner.batches.isEmpty)
    #expect(story.winner.batch(atTurn: 0) == nil)
    #expect(story.winner.meanFID == scenario.quality.outage)
  }
}
