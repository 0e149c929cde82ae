import BatchModel
import Optimizers
import Testing

@testable import Dashboard

@Suite struct SwarmHistoryTests {
  private static func request(_ scenario: Scenario = .quick) -> SolveRequest {
    SolveRequest(number: 7, scenario: scenario, method: Scheme.proposed.method)
  }

  private static func record(_ request: SolveRequest) throws -> SolveRecord {
    var last: SolveRecord?
    SolveWork.run(request, threads: 2, cancellation: Cancellation()) { last = $0 }
    return try #require(last)
  }

  /// The swarm after every iteration, from a solver that was never interrupted.
  private static func moments(_ request: SolveRequest) -> [ParticleSwarm] {
    var solver = Solver(scenario: request.scenario, method: request.method)
    var swarms: [ParticleSwarm] = []
    while solver.step() != nil { if let swarm = solver.swarm { swarms.append(swarm) } }
    return swarms
  }

  /// A history whose room holds so many copies.
  private static func history(of swarms: [ParticleSwarm], room copies: Int) -> SwarmHistory {
    var history = SwarmHistory()
    var best = Double.infinity
    let limit = swarms[0].bytes * copies + swarms.count * MemoryLayout<SwarmSpread>.stride
    for swarm in swarms {
      history.append(swarm, improved: swarm.globalBestValue < best, limit: limit)
      #expect(history.bytes <= limit)
      best = swarm.globalBestValue
    }
    return history
  }

  @Test func smallRunsKeepEveryIteration() throws {
    let record = try Self.record(Self.request())
    let history = try #require(record.swarm)
    #expect(history.interval == 1)
    #expect(history.keptIterations == Array(0...12))
    #expect(history.spreads.count == 13)
  }

  @Test func whatIsReplayedIsWhatWasComputed() throws {
    let request = Self.request()
    let swarms = Self.moments(request)
    for copies in [0, 1, 2, 3, 5, 8] {
      let history = Self.history(of: swarms, room: copies)
      #expect(history.keptIterations.count <= copies)
      for (iteration, swarm) in swarms.enumerated() {
        let from = history.checkpoint(before: iteration)
        #expect(from?.iteration ?? 0 <= iteration)
        let moment = try #require(
          SwarmReplay.moment(
            .init(
              solve: request, iteration: iteration,
              from: from.map { SwarmMoment(request: 7, swarm: $0) }, wantsPlan: true),
            threads: 2))
        #expect(moment.swarm.positions == swarm.positions)
        #expect(moment.swarm.velocities == swarm.velocities)
        #expect(moment.swarm.values == swarm.values)
        #expect(moment.swarm.personalBests == swarm.personalBests)
        #expect(moment.swarm.personalBestValues == swarm.personalBestValues)
        #expect(moment.swarm.globalBest == swarm.globalBest)
        #expect(moment.plan?.meanFID == swarm.globalBestValue)
      }
    }
  }

  @Test func rewoundSwarmHasTheSameFuture() throws {
    let request = Self.request()
    let swarms = Self.moments(request)
    for from in swarms.indices {
      let start = SwarmMoment(request: 7, swarm: swarms[from])
      for to in [from, min(from + 1, 12), 12] {
        let moment = SwarmReplay.moment(
          .init(solve: request, iteration: to, from: start, wantsPlan: false))
        #expect(moment == SwarmMoment(request: 7, swarm: swarms[to]))
      }
    }
  }

  @Test func intervalDoublesAndImprovementsStay() {
    let swarms = Self.moments(Self.request())
    let history = Self.history(of: swarms, room: 8)
    #expect(history.interval > 1)
    #expect(history.keptIterations.contains(0))
    #expect(history.keptIterations == history.keptIterations.sorted())
    let pinned = history.checkpoints.filter(\.isPinned).map(\.iteration)
    #expect(pinned.count > 1 && pinned.count <= 4, "improvements take at most half the room")
    for iteration in history.keptIterations where !pinned.contains(iteration) {
      #expect(iteration % history.interval == 0)
    }
  }

  @Test func cancelledReplayGivesNothing() {
    let cancellation = Cancellation()
    cancellation.cancel()
    let moment = SwarmReplay.moment(
      .init(solve: Self.request(), iteration: 5, from: nil, wantsPlan: false),
      cancellation: cancellation)
    #expect(moment == nil)
  }

  @Test func largeRunStaysInBounds() throws {
    // Nobody has time for a step, so valuing 2,000 services costs nothing.
    var scenario = Scenario.random(
      services: 2000, deadline: 0.1...0.2, efficiency: 5...10, seed: 3, name: "large")
    scenario.pso.iterations = 100
    let request = Self.request(scenario)
    var solver = Solver(scenario: scenario, method: request.method)
    var record = SolveRecord(request: request, iterations: 100)
    while let report = solver.step() {
      var told = report
      told.improved = report.iteration % 3 == 0
      record.append(told, of: &solver, Cancellation())
      #expect(record.bytes <= SolveRecord.limit)
    }
    #expect(record.last == 100 && record.improvements.count == 34)
    let history = try #require(record.swarm)
    let size = try #require(solver.swarm).bytes
    #expect(size > 1_400_000, "thirty particles of 2,000 services, three arrays")
    #expect(history.bytes == history.keptIterations.count * size + history.spreadBytes)
    #expect(history.keptIterations.count > 20, "the room is used")
    #expect(history.interval <= 8, "no iteration is far from a copy")
  }

  @Test func plansAreGivenUpForRoomButNeverTheNewest() throws {
    var scenario = Scenario.quick
    scenario.pso.iterations = 40
    let full = try Self.record(Self.request(scenario))
    let plans = full.improvements.compactMap(\.plan)
    let size = try #require(plans.map(\.bytes).max())
    var record = SolveRecord(request: full.request, iterations: 40)
    for improvement in full.improvements {
      record.append(improvement, planLimit: size * 3)
      #expect(record.improvements.last?.plan == improvement.plan)
      #expect(record.planBytes <= size * 3)
    }
    #expect(record.improvements.map(\.iteration) == full.improvements.map(\.iteration))
    #expect(plans.count > 3 && record.improvements.contains { $0.plan == nil })
  }

  @Test func spreadTellsOfThePersonalBests() throws {
    let swarms = Self.moments(Self.request())
    for swarm in swarms {
      let spread = SwarmSpread(swarm)
      let bests = swarm.personalBestValues.map { Float($0) }
      #expect(spread.worst == bests.max())
      #expect(spread.lowerQuartile <= spread.median && spread.median <= spread.upperQuartile)
      #expect(spread.known == swarm.values.count { $0 != nil })
      #expect((spread.lowestKnown == nil) == (spread.known == 0))
    }
    #expect(SwarmSpread(swarms[0]).speed == 0)
    #expect(SwarmSpread(swarms[0]).known == 6, "nothing is cut off at the start")
    #expect(SwarmSpread(swarms[3]).speed > 0)
  }
}
