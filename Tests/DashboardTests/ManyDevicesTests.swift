import BatchModel
import Optimizers
import TextCanvas
import Testing

@testable import Dashboard

/// What is quick for a hundred thousand devices gives what the plain way gives.
@Suite struct ManyDevicesTests {
  @Test(arguments: RowOrder.allCases)
  func mendedOrderIsThatSortedAnew(_ order: RowOrder) {
    var random = SplitMix64(seed: 7)
    var session = Session(.quick, without: Set(Effect.Lane.allCases))
    session.command("sort \(order.rawValue)")
    for round in 0..<30 {
      var scenario = session.scenario
      // Now few devices change and now many, with equal values among them, and some come or go.
      for _ in 0..<(round % 3 == 0 ? 40 : 1) {
        let k = Int(random.uniform(0, Double(scenario.devices.count)))
        scenario.devices[k].deadline = random.uniform(1, 9).rounded()
        scenario.devices[k].link = .efficiency(random.uniform(1, 9).rounded())
        scenario.devices[k].name = "\(round)-\(random.uniform(0, 9))"
      }
      if round % 5 == 4 {
        scenario.devices.append(Device(name: "new \(round)", deadline: 5, efficiency: 5))
      }
      session.send(.opened(scenario))
      session.command("sort \(order.rawValue)")
      #expect(session.state.rows == order.devices(of: scenario, plan: nil))
      let mended = order.devices(
        of: scenario, plan: nil, before: Array(scenario.devices.indices.reversed()))
      #expect(mended == session.state.rows)
    }
  }

  @Test func fewOutOfPlaceAreMendedAndManyAreNot() {
    let sorted = Array(0..<500)
    var order = sorted
    for (from, to) in [(0, 499), (499, 0), (100, 101), (300, 20), (20, 300)] {
      order.insert(order.remove(at: from), at: to)
      #expect(RowOrder.mended(order, by: <) == sorted)
    }
    #expect(RowOrder.mended(sorted.reversed(), by: <) == nil)
    #expect(RowOrder.mended([], by: <) == [])
    #expect(RowOrder.mended([1, 0], by: <) == [0, 1])
  }

  @Test(arguments: [
    "d", "D1", "é", "e", "\u{301}", "k", "\u{212A}", "\r", "\n", "\r\n", "ß", "ss", "名", "-", "dd",
  ])
  func partOfANameIsFoundAsCharacters(_ part: String) {
    let names = [
      "d1", "D12", "café", "cafe\u{301}", "\u{212A}elvin", "Kelvin", "a\r\nb", "a\nb", "a\rb",
      "Straße", "STRASSE", "名前", "x-y", "", "d", "a name that is longer than fifteen bytes d1",
    ]
    for name in names {
      let plain = name.lowercased().contains(part.lowercased())
      #expect(NamePart(part).isIn(name) == plain, "\(part) in \(name)")
    }
  }

  @Test func roundedNumbersAreThoseThatTheirDigitsSay() {
    var random = SplitMix64(seed: 3)
    for exponent in -40...40 {
      for _ in 0..<20 {
        let value = random.uniform(1, 10) * Double("1e\(exponent)")!
        let rounded = Decade.rounded(value)
        #expect(abs(rounded - value) <= value * 1e-11)
        // A number is what its shortest digits say; rounding once more changes nothing.
        let digits = rounded.description.prefix { $0 != "e" }.filter(\.isNumber)
        let significant = digits.drop { $0 == "0" }.reversed().drop { $0 == "0" }
        #expect(significant.count <= 12)
        #expect(Decade.rounded(rounded) == rounded)
      }
    }
    #expect(Decade.rounded(0.1 + 0.2) == 0.3)
    #expect(Decade.rounded(8.700000000000001) == 8.7)
  }

  @Test func changedServicesAreThoseOfTheSameName() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<200 {
      let names = (0..<12).map { "d\($0)" }
      func plan() -> Plan {
        let kept = names.filter { _ in random.unit() < 0.8 }
        return Self.plan(kept.map { ($0, Int(random.uniform(0, 3))) })
      }
      let (before, after) = (plan(), plan())
      let steps = Dictionary(uniqueKeysWithValues: before.services.map { ($0.name, $0.steps) })
      let plain =
        before.services.count == after.services.count
        ? zip(before.services, after.services).count { $0.steps != $1.steps }
        : after.services.count { service in steps[service.name].map { $0 != service.steps } ?? false
        }
      #expect(Change.changedServices(before, after) == plain)
    }
  }

  @Test func recordedPlansAreArranged() throws {
    let session = Session(.quick)
    let record = try #require(session.state.record)
    #expect(record.improvements.count > 1)
    for improvement in record.improvements {
      let plan = try #require(improvement.plan)
      #expect(improvement.arranged == ArrangedPlan(plan))
    }
  }

  @Test func largeSwarmShowsItsEqualSplitFirst() throws {
    var scenario = Self.large
    scenario.name = "large"
    let request = SolveRequest(number: 1, scenario: scenario, method: Scheme.proposed.method)
    #expect(request.isLarge)
    #expect(
      !SolveRequest(number: 1, scenario: .paper, method: Scheme.proposed.method).isLarge)
    #expect(
      !SolveRequest(number: 1, scenario: scenario, method: Scheme.equalBandwidth.method).isLarge)
    var records: [SolveRecord] = []
    SolveWork.run(request, threads: 1, cancellation: Cancellation()) { records.append($0) }
    let first = try #require(records.first)
    #expect(first.trace.isEmpty)
    let plan = try #require(first.first?.plan)
    #expect(plan.services.allSatisfy { $0.bandwidth == scenario.equalBandwidth[0] })
    #expect(records.last?.equalSplit == plan.meanFID)
    #expect(records.last?.first == nil)

    var session = Session(.quick, without: Set(Effect.Lane.allCases))
    session.send(.opened(scenario))
    var record = SolveRecord(
      request: SolveRequest(
        number: session.state.requests, scenario: scenario, method: request.method),
      iterations: first.iterations)
    record.first = first.first
    session.send(.solved(record))
    #expect(session.state.shown?.plan == plan)
    #expect(session.state.shown?.iteration == nil)
    #expect(session.screen.contains("equal split, solving …"))
    record.valued = 1
    session.send(.solved(record))
    #expect(session.screen.contains("solving 1/2 particles"))
    #expect(!session.effects.contains { $0.lane == .explain }, "the swarm's own plan is explained")
  }

  @Test func filterAsksEveryDeviceInEveryOrder() {
    var session = Session(.quick)
    for order in RowOrder.allCases {
      session.command("sort \(order.rawValue)")
      session.command("filter")
      let all = session.state.rows
      session.command("filter d1 steps>14")
      let shown = all.filter { k in
        session.scenario.devices[k].name.contains("d1")
          && (session.state.shown?.plan.services[k].steps ?? 0) > 14
      }
      #expect(!shown.isEmpty && session.state.rows == shown, "\(order)")
    }
  }

  /// So many devices and steps that valuing two particles takes a moment.
  private static var large: Scenario {
    var scenario = Scenario.random(
      services: 1_000, deadline: 7...20, efficiency: 5...10, seed: 1, name: "large")
    scenario.bandwidth *= 50
    scenario.delay.a /= 50
    scenario.pso.particles = 2
    scenario.pso.iterations = 1
    return scenario
  }

  private static func plan(_ services: [(name: String, steps: Int)]) -> Plan {
    Plan(
      scenario: "", scheme: nil, scheduler: "stacking", allocation: "equal", seed: nil,
      meanFID: 9, outages: 0, targetSteps: nil,
      services: services.map {
        Plan.Service(
          name: $0.name, deadline: 9, efficiency: 7, bandwidth: 1, steps: $0.steps, fid: 9,
          delays: nil)
      }, batches: [], trace: nil, stopped: .done, elapsed: 0)
  }
}
