import BatchModel
import Optimizers
import Studies
import Testing

@Suite struct SweepDesignTests {
  private let design = SweepDesign(.tiny, axis: .services, values: [2, 3, 5], replications: 4)

  @Test func indicesAndCellsAreTheSameThing() {
    #expect(design.count == 3 * 4 * 5)
    var seen = Set<SweepCell>()
    for replication in 0..<4 {
      for value in 0..<3 {
        for scheme in 0..<5 {
          let index = design.index(value: value, replication: replication, scheme: scheme)
          let cell = design.cell(index)
          #expect(cell.value == design.values[value])
          #expect(cell.replication == replication)
          #expect(cell.scheme == design.schemes[scheme])
          seen.insert(cell)
        }
      }
    }
    #expect(seen.count == design.count)
  }

  @Test func firstCellsCoverAllPointsOnce() {
    let first = (0..<15).map { design.cell($0) }
    #expect(first.allSatisfy { $0.replication == 0 })
    #expect(Set(first.map(\.value)) == [2, 3, 5])
  }

  @Test func schemesShareScenariosAndNothingElseDoes() {
    var seeds: [Int: SweepCell] = [:]
    for index in 0..<design.count {
      let cell = design.cell(index)
      let scenario = design.scenario(of: cell)
      if let other = seeds[scenario.pso.seed] {
        #expect(other.value == cell.value && other.replication == cell.replication)
        #expect(design.scenario(of: other) == scenario)
      }
      seeds[scenario.pso.seed] = cell
    }
    #expect(seeds.count == 3 * 4)
  }

  @Test func scenarioDependsOnTheCellAndNotOnTheOtherPoints() {
    let other = SweepDesign(
      .tiny, axis: .services, values: [1, 3], replications: 9, schemes: [.greedy])
    let cell = SweepCell(axis: .services, value: 3, replication: 2, scheme: .greedy)
    #expect(design.scenario(of: cell) == other.scenario(of: cell))
    var seeded = Scenario.tiny
    seeded.pso.seed = 99
    let reseeded = SweepDesign(seeded, axis: .services, values: [3], replications: 3)
    #expect(reseeded.scenario(of: cell).devices != design.scenario(of: cell).devices)
  }

  @Test func drawnScenariosKeepToTheDistribution() {
    for index in 0..<design.count {
      let cell = design.cell(index)
      let scenario = design.scenario(of: cell)
      #expect(scenario.devices.count == Int(cell.value))
      #expect(scenario.devices.allSatisfy { design.deadlines.contains($0.deadline) })
      #expect(scenario.devices.allSatisfy { design.efficiencies.contains($0.efficiency) })
      #expect(scenario.quality == Scenario.tiny.quality && scenario.delay == Scenario.tiny.delay)
      #expect(scenario.bandwidth == 12_345 && scenario.pso.particles == 3)
    }
  }

  @Test func deadlineAxisMovesTheSmallestDeadlineAlone() {
    let design = SweepDesign(.tiny, axis: .minimumDeadline, values: [1, 6, 9], replications: 2)
    for index in 0..<design.count {
      let cell = design.cell(index)
      let scenario = design.scenario(of: cell)
      #expect(scenario.devices.count == Scenario.tiny.devices.count)
      #expect(scenario.devices.allSatisfy { (cell.value...9).contains($0.deadline) })
    }
  }

  @Test func valuesTheAxisCannotTakeAreLeftOut() {
    let services = SweepDesign(
      .tiny, axis: .services, values: [-1, 0, 1, 1.5, 2, .nan, 1e9], replications: 1)
    #expect(services.values == [1, 2])
    let deadlines = SweepDesign(
      .tiny, axis: .minimumDeadline, values: [-1, 0, 4, 9, 9.5], replications: 1)
    #expect(deadlines.values == [4, 9])
    #expect(SweepDesign(.paper, axis: .services, replications: 1).values.last == 40)
    let suggested = SweepDesign(.paper, axis: .minimumDeadline, replications: 1)
    #expect(suggested.values.count == 8)
    #expect(suggested.values.allSatisfy { $0 > 0 && $0 < 19.75 })
  }
}

extension Scenario {
  /// A few services and a small swarm, so that a debug build solves many cells at once.
  static let tiny = Scenario(
    name: "tiny", bandwidth: 12_345, pso: SwarmSettings(particles: 3, iterations: 2),
    devices: [
      Device(name: "a", deadline: 4, efficiency: 6), Device(name: "b", deadline: 9, efficiency: 8),
      Device(name: "c", deadline: 5, efficiency: 5),
    ])
}
