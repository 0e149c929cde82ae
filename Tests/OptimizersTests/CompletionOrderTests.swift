import BatchModel
import TestSupport
import Testing

@testable import Optimizers

/// Who may be finished at which position.
@Suite struct CompletionOrderTests {
  /// Whatever the ends of the positions are, some assignment that needs least bandwidth is allowed.
  @Test func allowsABestAssignment() throws {
    for seed in 0..<600 {
      var generator = ScenarioGenerator(seed: 30_000 + seed)
      let count = 1 + seed % 5
      let problem = Self.problem(&generator, count)
      let most = Int.random(in: 0...count, using: &generator.random)
      let order = try #require(CompletionOrder(problem, outages: most, nil))
      let ends = Self.ends(&generator, problem, outages: most)
      guard let best = Self.bestAssignment(problem, ends) else { continue }
      for (j, k) in best.enumerated() {
        guard ends[j] > 0 else {
          #expect(order.outages[j].contains(k), "seed \(seed): outage of \(k) at \(j)")
          continue
        }
        let latest = order.served[j].first { $0.service == k }?.latest ?? -1
        #expect(latest >= ends[j], "seed \(seed): \(k) at \(j), which ends at \(ends[j]) s")
      }
    }
  }

  /// With as much to send, the deadlines alone decide.
  @Test func equalContentsAreFinishedByDeadline() throws {
    let devices = [6.0, 4, 9, 5].enumerated().map { k, deadline in
      Device(name: "d\(k)", deadline: deadline, efficiency: 7)
    }
    let problem = JointProblem(Scenario(name: "equal", devices: devices))
    let order = try #require(CompletionOrder(problem, outages: 0, nil))
    #expect(order.served.map { $0.map(\.service) } == [[1], [3], [0], [2]])
    #expect(order.outages == [[], [], [], []])
  }

  private static func problem(_ generator: inout ScenarioGenerator, _ count: Int) -> JointProblem {
    let ties = Bool.random(using: &generator.random)
    let devices = (0..<count).map { k in
      let deadline = generator.random.uniform(0.3, 6)
      return Device(
        name: "d\(k)", deadline: ties ? deadline.rounded(.up) : deadline,
        efficiency: ties && k % 2 == 0 ? 6 : generator.random.uniform(0.5, 15))
    }
    return JointProblem(Scenario(name: "order", devices: devices))
  }

  /// Ends of the positions, rising; 0 for an outage, a whole batch apart or equal otherwise.
  private static func ends(
    _ generator: inout ScenarioGenerator, _ problem: JointProblem, outages most: Int
  ) -> [Double] {
    var end = 0.0
    let outages = Int.random(in: 0...most, using: &generator.random)
    return (0..<problem.count).map { j in
      guard j >= outages else { return 0 }
      if end == 0 || Bool.random(using: &generator.random) {
        end += problem.delay.single * generator.random.uniform(1, 2.5)
      }
      return end
    }
  }

  /// best[j]: the service at position j, of least usage and then of least inversions; nil where no assignment
  /// meets the deadlines within B.
  private static func bestAssignment(_ problem: JointProblem, _ ends: [Double]) -> [Int]? {
    let rank = (0..<problem.count).map { k in
      (0..<problem.count).count { problem.isDue($0, before: k) }
    }
    var best: (usage: Double, inversions: Int, services: [Int])?
    func descend(_ services: [Int], _ usage: Double) {
      let j = services.count
      guard usage <= problem.bandwidth else { return }
      guard j < problem.count else {
        let inversions = services.indices.reduce(0) { sum, i in
          sum + services[..<i].count { rank[$0] > rank[services[i]] }
        }
        let margin = 1e-12 * usage
        if let best, usage > best.usage + margin { return }
        if let best, usage >= best.usage - margin, inversions >= best.inversions { return }
        best = (usage, inversions, services)
        return
      }
      for k in 0..<problem.count where !services.contains(k) {
        descend(services + [k], usage + (ends[j] > 0 ? problem.need(k, end: ends[j]) : 0))
      }
    }
    descend([], 0)
    return best?.services
  }
}
