import BatchModel
import Testing

@Suite struct ScenarioDistributionTests {
  @Test func defaultsAreThePapers() {
    let scenario = ScenarioDistribution().scenario(number: 0)
    #expect(scenario.devices.count == 20)
    #expect(scenario.devices.allSatisfy { (7...20).contains($0.deadline) })
    #expect(scenario.devices.allSatisfy { (5...10).contains($0.efficiency) })
    #expect(scenario.bandwidth == Scenario.paper.bandwidth && scenario.quality == .paper)
  }

  @Test func scenarioStandsForItsRanges() {
    let distribution = ScenarioDistribution(.paper)
    #expect(distribution.services == 20)
    #expect(distribution.minimumDeadline == 8.68 && distribution.maximumDeadline == 19.75)
    #expect(distribution.minimumEfficiency == 5.52 && distribution.maximumEfficiency == 9.01)
  }

  @Test(arguments: ScenarioParameter.allCases)
  func whatIsSetIsThere(_ parameter: ScenarioParameter) {
    var distribution = ScenarioDistribution()
    switch parameter.kind {
    case .number:
      distribution.set(parameter, to: .number(3))
      #expect(distribution[parameter] == 3)
      #expect(distribution != ScenarioDistribution())
    case .preset(let names):
      distribution.set(parameter, to: .preset(names[1]))
      #expect(distribution != ScenarioDistribution())
      #expect(distribution[parameter] == nil)
    }
  }

  @Test func tableHasNoPowerLaw() {
    var distribution = ScenarioDistribution()
    distribution.set(.quality, to: .preset("ddim-cifar10-points"))
    let before = distribution
    distribution.set(.alpha, to: .number(1))
    #expect(distribution == before && distribution[.beta] == nil)
    distribution.set(.outage, to: .number(7))
    distribution.set(.quality, to: .preset("ddim-cifar10"))
    #expect(distribution.quality.outage == 7, "the outage value is a parameter of its own")
  }

  @Test func rulesOverSeveralParametersAreTold() {
    func problem(_ change: (inout ScenarioDistribution) -> Void) -> String? {
      var distribution = ScenarioDistribution()
      change(&distribution)
      return distribution.problem
    }
    #expect(problem { _ in } == nil)
    #expect(problem { $0.minimumDeadline = 21 }?.contains("`minimum-deadline` 21 s") == true)
    #expect(problem { $0.maximumEfficiency = 4 }?.contains("`minimum-efficiency` 5") == true)
    #expect(problem { $0.delay = DelayModel(a: 1e-8, b: 1e-8) }?.contains("too small") == true)
    #expect(problem { $0.delay = DelayModel(a: 1e-3, b: 1e-4) }?.contains("10000 steps") == true)
  }
}
