import BatchModel
import Testing

@Suite struct ScenarioRandomTests {
  @Test func aSeedGivesOneScenario() {
    func scenario(_ seed: UInt64) -> Scenario {
      .random(services: 40, deadline: 7...20, efficiency: 5...10, seed: seed, name: "r")
    }
    #expect(scenario(3) == scenario(3))
    #expect(scenario(3) != scenario(4))
  }

  @Test func drawsStayInTheirRangesAndSpreadOverThem() {
    let scenario = Scenario.random(
      services: 2000, deadline: 7...20, efficiency: 5...10, seed: 1, name: "r")
    let deadlines = scenario.devices.map(\.deadline)
    let efficiencies = scenario.devices.map(\.efficiency)
    #expect(deadlines.allSatisfy { (7...20).contains($0) })
    #expect(efficiencies.allSatisfy { (5...10).contains($0) })
    #expect(abs(deadlines.reduce(0, +) / 2000 - 13.5) < 0.3)
    #expect(abs(efficiencies.reduce(0, +) / 2000 - 7.5) < 0.15)
    #expect(deadlines.allSatisfy { ($0 * 1e4).rounded() / 1e4 == $0 })
  }

  @Test func aRangeOfOneValueGivesIt() {
    let value = 1.0 / 3
    let scenario = Scenario.random(
      services: 3, deadline: value...value, efficiency: 6...6, seed: 1, name: "r")
    #expect(scenario.devices.allSatisfy { $0.deadline == value && $0.efficiency == 6 })
  }

  @Test(arguments: [(1, "d01"), (20, "d20"), (99, "d99"), (100, "d100"), (1000, "d1000")])
  func namesAreNumbersOfOneWidth(_ count: Int, _ last: String) {
    let scenario = Scenario.random(
      services: count, deadline: 7...20, efficiency: 5...10, seed: 1, name: "r")
    #expect(scenario.devices.last?.name == last)
    #expect(Set(scenario.devices.map(\.name.count)) == [last.count])
    #expect(Set(scenario.devices.map(\.name)).count == count)
  }
}
