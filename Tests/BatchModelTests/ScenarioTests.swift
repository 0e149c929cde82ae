import BatchModel
import Testing

@Suite struct ScenarioTests {
  private func scenario(_ devices: [Device]) -> Scenario { Scenario(name: "s", devices: devices) }

  @Test func whatIsLeftOutIsThePapers() {
    let scenario = scenario([Device(name: "d", deadline: 7, efficiency: 5)])
    #expect((scenario.bandwidth, scenario.content) == (40_000, 24_576))
    #expect(scenario.delay == DelayModel(a: 0.0240, b: 0.3543))
    #expect(scenario.quality == .paper)
    #expect(scenario.quality.outage == 500)
    #expect((scenario.pso.particles, scenario.pso.iterations, scenario.pso.seed) == (30, 100, 1))
    #expect(
      (scenario.pso.inertia, scenario.pso.cognitive, scenario.pso.social)
        == (0.7298, 1.49618, 1.49618))
  }

  /// Equation (8) on numbers with a known logarithm.
  @Test(arguments: [(3.0, 2.0), (1, 1), (1023, 10), (0.5, 0.5849625007211562)])
  func channelsGiveShannonsEfficiency(ratio: Double, efficiency: Double) {
    let channel = Channel(power: 1e-6, gain: ratio * 4e-12, noise: 4e-18)
    #expect(abs(channel.efficiency - efficiency) < 1e-12)
    #expect(Link.channel(channel).efficiency == channel.efficiency)
    let device = Device(name: "d", deadline: 9, link: .channel(channel))
    #expect(device.efficiency == channel.efficiency)
  }

  @Test func extremeChannelsAreNotFiniteAndPositive() {
    #expect(Channel(power: 1e-30, gain: 1e-30, noise: 1).efficiency == 0)
    #expect(Channel(power: 1e300, gain: 1e300, noise: 1).efficiency == .infinity)
  }

  /// Equations (11) and (14): 24,576 bit over 2 kHz at 6 bit/s/Hz take 2.048 s.
  @Test func budgetsAreWhatTransmissionLeaves() {
    let scenario = scenario([
      Device(name: "a", deadline: 10, efficiency: 6), Device(name: "b", deadline: 1, efficiency: 6),
    ])
    #expect(scenario.transmissionDelay(0, bandwidth: 2_000) == 2.048)
    let budgets = scenario.generationBudgets(bandwidth: [2_000, 4_000])
    #expect(budgets == [10 - 2.048, 1 - 1.024])
    #expect(scenario.generationBudgets(bandwidth: [2_000, 2_000])[1] == 1 - 2.048)
  }

  @Test(arguments: [0, Double.leastNonzeroMagnitude, -0.0, .nan])
  func budgetsThatAreNotFiniteAreMinusOne(bandwidth: Double) {
    let scenario = scenario([
      Device(name: "a", deadline: 10, efficiency: 6), Device(name: "b", deadline: 5, efficiency: 6),
    ])
    let budgets = scenario.generationBudgets(bandwidth: [bandwidth, 4_000])
    #expect(budgets == [-1, 5 - 1.024])
  }

  @Test func aBatchEndsAfterItsDuration() {
    #expect(Plan.Batch(start: 1.5, duration: 0.25, services: [0]).end == 1.75)
  }
}
