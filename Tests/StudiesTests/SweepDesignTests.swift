import BatchModel
import Optimizers
import Studies
import Testing

@Suite struct SweepDesignTests {
  private let design = SweepDesign(
    .tiny, axes: [SweepAxis(.bandwidth, [12_000, 20_000]), SweepAxis(.services, [2, 3, 5])],
    replications: 4)

  @Test func indicesAndCellsAreTheSameThing() {
    let schemes = Scheme.paper.count
    #expect(design.points == 6 && design.count == 6 * 4 * schemes)
    var seen = Set<SweepCell>()
    for replication in 0..<4 {
      for point in 0..<6 {
        for scheme in 0..<schemes {
          let cell = design.cell(
            design.index(point: point, replication: replication, scheme: scheme))
          #expect(cell.point == point && cell.replication == replication)
          #expect(cell.scheme == design.schemes[scheme])
          seen.insert(cell)
        }
      }
    }
    #expect(seen.count == design.count)
  }

  @Test func pointsAreAllCombinationsInTheOrderOfTheParameters() {
    #expect(design.axes.map(\.parameter) == [.services, .bandwidth])
    let wanted: [[Double]] = [2.0, 3, 5].flatMap { k in [12_000.0, 20_000].map { b in [k, b] } }
    #expect((0..<6).map { design.values(at: $0).compactMap(\.number) } == wanted)
    #expect(design.distribution(at: 3).services == 3)
    #expect(design.distribution(at: 3).bandwidth == 20_000)
    let none = SweepDesign(.tiny, axes: [], replications: 2, schemes: [.greedy])
    #expect(none.points == 1 && none.count == 2 && none.values(at: 0).isEmpty)
  }

  @Test func firstCellsCoverAllPointsOnce() {
    let first = (0..<6 * design.schemes.count).map { design.cell($0) }
    #expect(first.allSatisfy { $0.replication == 0 })
    #expect(Set(first.map(\.point)) == Set(0..<6))
  }

  @Test func schemesAndWhatIsNotDrawnShareDevicesAndNothingElseDoes() {
    var seeds: [Int: (services: Int, replication: Int)] = [:]
    for index in 0..<design.count {
      let cell = design.cell(index)
      let scenario = design.scenario(of: cell)
      let key = (scenario.devices.count, cell.replication)
      if let other = seeds[scenario.pso.seed] { #expect(other == key) }
      seeds[scenario.pso.seed] = key
    }
    #expect(seeds.count == 3 * 4)
    let (narrow, wide) = (design.scenario(of: design.cell(0)), design.scenario(of: design.cell(5)))
    #expect(narrow.devices == wide.devices && narrow.bandwidth != wide.bandwidth)
  }

  @Test func scenarioDependsOnTheCellAndNotOnTheSweep() {
    var base = ScenarioDistribution.tiny
    base.services = 3
    let other = SweepDesign(base, axes: [], replications: 9, schemes: [.greedy])
    let cell = other.cell(2)
    let same = SweepDesign(
      .tiny, axes: [SweepAxis(.services, [7, 3])], replications: 3, schemes: [.proposed])
    #expect(same.scenario(of: same.cell(5)).devices == other.scenario(of: cell).devices)
    base.pso.seed = 99
    let reseeded = SweepDesign(base, axes: [], replications: 9)
    #expect(reseeded.scenario(of: cell).devices != other.scenario(of: cell).devices)
  }

  @Test func drawnScenariosKeepToTheDistribution() {
    let design = SweepFigure.minimumDeadline.design(.tiny, positions: [1, 6, 9], replications: 2)
    for index in 0..<design.count {
      let cell = design.cell(index)
      let scenario = design.scenario(of: cell)
      #expect(scenario.devices.count == 3)
      #expect(scenario.devices.allSatisfy { $0.deadline >= design.positions[cell.point] })
      #expect(scenario.devices.allSatisfy { $0.deadline <= 9 && (5...8).contains($0.efficiency) })
      #expect(scenario.bandwidth == 12_345 && scenario.pso.particles == 3)
    }
  }

  @Test func figuresSuggestWhereToLook() {
    let paper = ScenarioDistribution()
    #expect(SweepFigure.services.design(paper, replications: 1).positions.last == 40)
    let deadlines = SweepFigure.minimumDeadline.design(paper, replications: 1).positions
    #expect(deadlines.first == 2 && deadlines.last == 16)
  }

  @Test(arguments: [1, 2, 5, 7, 64])
  func shardsShareTheCellsAmongThem(_ count: Int) {
    for cells in [0, 1, 60, 121] {
      var seen: [Int] = []
      for index in 0..<count {
        let shard = SweepShard(index: index, count: count) ?? .whole
        let own = (0..<shard.size(of: cells)).map { shard.cell($0) }
        #expect(own == (0..<cells).filter(shard.contains))
        seen += own
      }
      #expect(seen.sorted() == Array(0..<cells))
    }
    #expect(SweepShard(index: count, count: count) == nil)
    #expect(SweepShard(index: -1, count: count) == nil)
  }

  @Test func fiveShardsOfFiveSchemesHaveAllSchemes() throws {
    let shard = try #require(SweepShard(index: 2, count: design.schemes.count))
    let schemes = Set((0..<shard.size(of: design.count)).map { design.cell(shard.cell($0)).scheme })
    #expect(schemes == Set(design.schemes))
  }
}

extension ScenarioDistribution {
  /// A few services and a small swarm, so that a debug build solves many cells at once.
  static let tiny: ScenarioDistribution = {
    var tiny = ScenarioDistribution()
    (tiny.services, tiny.minimumDeadline, tiny.maximumDeadline) = (3, 4, 9)
    (tiny.minimumEfficiency, tiny.maximumEfficiency) = (5, 8)
    tiny.bandwidth = 12_345
    tiny.pso = SwarmSettings(particles: 3, iterations: 2)
    return tiny
  }()
}
