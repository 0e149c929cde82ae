import BatchModel
import Optimizers
import TestSupport
import Testing

@Suite struct WhatIfTests {
  private func scenario(_ seed: Int, count: Int = 4) -> Scenario {
    var generator = ScenarioGenerator(seed: seed)
    var scenario = generator.small(count: count, steps: 8)
    scenario.pso = SwarmSettings(particles: 5, iterations: 4, seed: seed)
    return scenario
  }

  private func reports(
    _ scenario: Scenario, _ scheme: Scheme, threads: Int = 1
  ) throws -> [WhatIf.Report] {
    let plan = try checkedPlan(scenario, scheme)
    var whatIf = WhatIf(
      scenario: scenario, method: scheme.method, meanFID: plan.meanFID,
      changes: WhatIfChange.all(of: scenario), effort: .small, threads: threads)
    return whatIf.finish()
  }

  /// The changed scenarios are written out here once more, by hand.
  @Test(arguments: Scheme.allCases)
  func everyValueIsThatOfAFreshSolve(scheme: Scheme) throws {
    for seed in 0..<4 {
      let scenario = scenario(seed)
      let before = try checkedPlan(scenario, scheme).meanFID
      var changed = [Scenario](repeating: scenario, count: 3 + scenario.devices.count)
      changed[0].bandwidth = scenario.bandwidth * 1.1
      changed[1].delay.b = scenario.delay.b * 0.9
      changed[2].delay.a = scenario.delay.a * 0.9
      for k in scenario.devices.indices { changed[3 + k].devices[k].deadline += 1 }
      let expected = try changed.map { try checkedPlan($0, scheme).meanFID - before }
      let found = try reports(scenario, scheme)
      #expect(found.map(\.difference) == expected)
      #expect(found.map(\.change) == WhatIfChange.all(of: scenario))
    }
  }

  @Test func threadsChangeNothing() throws {
    let scenario = scenario(7)
    let first = try reports(scenario, .proposed)
    #expect(first.contains { $0.difference != 0 })
    for threads in [2, 5] {
      #expect(try reports(scenario, .proposed, threads: threads) == first)
    }
  }

  @Test func aCopyGoesOnAlike() throws {
    let scenario = scenario(8)
    var whatIf = WhatIf(
      scenario: scenario, method: Scheme.proposed.method, meanFID: 0,
      changes: WhatIfChange.all(of: scenario))
    _ = whatIf.step()
    var copy = whatIf
    #expect(copy.finish() == whatIf.finish())
  }

  @Test func whatLeavesTheLimitsHasNoValue() {
    // No room for a second more, nor for shorter steps.
    var scenario = scenario(9)
    scenario.delay = DelayModel(a: 1e-3, b: 1e-3)
    scenario.devices[1].deadline = 20
    scenario.devices[2].deadline = 19
    let refused = WhatIfChange.all(of: scenario).filter { $0.applied(to: scenario) == nil }
    #expect(refused == [.perBatch, .perTask, .deadline(1)])
    scenario.delay = DelayModel(a: 100, b: 100)
    scenario.devices[1].deadline = 1e6
    #expect(WhatIfChange.deadline(1).applied(to: scenario) == nil)
    #expect(WhatIfChange.perTask.applied(to: scenario) != nil)
    scenario.delay = DelayModel(a: 0.6e-6, b: 0.42e-6)
    for k in scenario.devices.indices { scenario.devices[k].deadline = 1e-4 }
    #expect(WhatIfChange.perTask.applied(to: scenario) == nil)
    scenario.bandwidth = .greatestFiniteMagnitude
    var whatIf = WhatIf(
      scenario: scenario, method: Scheme.equalBandwidth.method, meanFID: 0, changes: [.bandwidth])
    #expect(whatIf.finish().map(\.difference) == [nil])
  }

  @Test func cancellingEndsItBetweenValues() throws {
    let scenario = scenario(10)
    let cancellation = Cancellation()
    var whatIf = WhatIf(
      scenario: scenario, method: Scheme.proposed.method, meanFID: 0,
      changes: WhatIfChange.all(of: scenario), cancellation: cancellation)
    #expect(whatIf.step() != nil)
    cancellation.cancel()
    #expect(whatIf.step() == nil)
  }

  @Test func valuesAreFoundByTheirChange() {
    let scenario = scenario(11)
    var values = WhatIfValues(services: scenario.devices.count)
    for (index, change) in WhatIfChange.all(of: scenario).enumerated() {
      values[change] = Double(index)
    }
    #expect(values.deadlines == [3, 4, 5, 6])
    #expect([values.bandwidth, values.perBatch, values.perTask] == [0, 1, 2])
    #expect(WhatIfChange.all(of: scenario).map { values[$0] } == [0, 1, 2, 3, 4, 5, 6])
  }
}
