import BatchModel
import PlanCheck
import Testing

@Suite struct PlanCheckTests {
  private func lines(_ change: (inout Plan) -> Void) -> [String] {
    var plan = HandMade.plan
    change(&plan)
    return PlanCheck.violations(of: plan, in: HandMade.scenario).map(\.description)
  }

  @Test func theHandMadePlanIsValid() {
    #expect(lines { _ in } == [])
  }

  @Test(arguments: Corruption.all)
  func oneChangeIsRefusedWithOneLineThatNamesIt(corruption: Corruption) {
    let lines = lines(corruption.apply)
    #expect(lines.count == 1, "\(lines)")
    #expect(lines.first?.hasPrefix(corruption.line) == true, "\(lines)")
  }

  @Test func reorderedServicesAreNamed() {
    let lines = lines { $0.services.swapAt(0, 2) }
    #expect(
      lines == [
        "service 0: is named “d2”, the scenario has “d0” there",
        "service 2: is named “d0”, the scenario has “d2” there",
      ])
  }

  /// A batch that loses or changes a service makes more than one report wrong; it is named first.
  @Test func changedBatchesAreNamedFirst() {
    #expect(lines { $0.batches[1].services[2] = 7 }.first?.hasPrefix("batch 1: service 7") == true)
    #expect(lines { $0.batches[1].services[2] = 1 }.first?.hasPrefix("batch 1: service 1") == true)
    #expect(
      lines { $0.batches[1].services.removeLast() }.first?.hasPrefix("batch 1: lasts") == true)
    #expect(lines { $0.batches.removeLast() }.first?.hasPrefix("service 0 “d0”: 3 steps") == true)
    #expect(
      lines { $0.batches.insert($0.batches[0], at: 0) }.first
        == "batch 1: starts at 0.0 s, batch 0 ends at 3.0 s")
  }

  @Test func aDeadlineMissedByLessBandwidthAloneIsNamed() {
    let lines = lines { $0.services[0].bandwidth = 998 }
    #expect(lines.first?.hasPrefix("service 0 “d0”: misses its deadline by 0.0010020") == true)
  }

  @Test func aPlanOfNothingIsRefused() {
    #expect(lines { $0.services = [] }.count == 1)
    #expect(!lines { $0.batches = [] }.isEmpty)
  }

  @Test func whatIsNotFiniteNeverPasses() {
    let numbers: [WritableKeyPath<Plan, Double>] =
      [\.meanFID]
      + (0..<3).flatMap { [\Plan.batches[$0].start, \.batches[$0].duration] }
      + (0..<4).flatMap {
        [
          \Plan.services[$0].deadline, \.services[$0].efficiency, \.services[$0].bandwidth,
          \.services[$0].fid,
        ]
      }
    for number in numbers {
      for value in [Double.nan, .infinity, -.infinity, .signalingNaN] {
        #expect(!lines { $0[keyPath: number] = value }.isEmpty, "\(number) \(value)")
      }
    }
    let delays: [WritableKeyPath<Plan.Delays, Double>] = [
      \.generation, \.transmission, \.endToEnd,
    ]
    for delay in delays {
      for k in 0..<3 {
        for value in [Double.nan, .infinity, -.infinity] {
          var changed = Plan.Delays(generation: 9, transmission: 0.5, endToEnd: 9.5)
          if let delays = HandMade.plan.services[k].delays { changed = delays }
          changed[keyPath: delay] = value
          let lines = lines { $0.services[k].delays = changed }
          #expect(lines.count == 1)
          #expect(lines.first?.hasPrefix("service \(k) “d\(k)”:") == true)
        }
      }
    }
    // All of it at once.
    let lines = lines { plan in
      for number in numbers { plan[keyPath: number] = .nan }
    }
    #expect(!lines.isEmpty)
  }

  @Test func batchesThatStartAtNoTimeAreNamedOnce() {
    for value in [Double.nan, .infinity, -.infinity] {
      let lines = lines { $0.batches[0].start = value }
      #expect(lines.count == 1, "\(lines)")
      #expect(lines.first?.hasPrefix("batch 0: starts at \(value) s") == true)
    }
    #expect(lines { $0.batches[1].duration = .nan }.map { $0.prefix(13) } == ["batch 1: last"])
  }

  @Test func tolerancesAreWhatTheyAre() {
    let within: [(inout Plan) -> Void] = [
      { $0.batches[1].start -= 0.9e-6 }, { $0.batches[2].start += 0.9e-6 },
      { $0.batches[2].duration += 0.9e-6 }, { $0.batches[0].start = -0.9e-6 },
      { $0.services[3].bandwidth += 4_000 * 0.9e-9 },
      { $0.services[0].fid *= 1 + 0.9e-9 }, { $0.meanFID *= 1 - 0.9e-9 },
      { $0.services[0].delays?.generation -= 0.9e-6 },
      { $0.services[0].delays?.transmission += 0.9e-6 },
      { $0.services[0].delays?.endToEnd += 0.9e-6 },
    ]
    for change in within { #expect(lines(change) == []) }
    let beyond: [(inout Plan) -> Void] = [
      { $0.batches[1].start -= 1.1e-6 }, { $0.batches[2].start += 1.1e-6 },
      { $0.batches[2].duration += 1.1e-6 }, { $0.batches[0].start = -1.1e-6 },
      { $0.services[3].bandwidth += 4_000 * 1.1e-9 },
      { $0.services[0].fid *= 1 + 1.1e-9 }, { $0.meanFID *= 1 - 1.1e-9 },
      { $0.services[0].delays?.generation -= 1.1e-6 },
      { $0.services[0].delays?.transmission += 1.1e-6 },
      { $0.services[0].delays?.endToEnd += 1.1e-6 },
    ]
    for change in beyond { #expect(!lines(change).isEmpty) }
  }

  /// Gaps between batches are allowed, and an outage may have any bandwidth that fits.
  @Test func looseValidPlansPass() {
    #expect(
      lines {
        // d2 has half a second more than it needs: its own batch at the end may wait.
        $0.services[3].bandwidth = 0
        $0.services[2].bandwidth = 1_500
        $0.services[2].delays = Plan.Delays(
          generation: 7, transmission: 1.0 / 3, endToEnd: 7 + 1.0 / 3)
      } == [])
    var scenario = HandMade.scenario
    var plan = HandMade.plan
    scenario.devices[0].deadline = 12
    plan.services[0].deadline = 12
    plan.batches[2].start = 9.25
    plan.services[0].delays = Plan.Delays(generation: 11.25, transmission: 0.5, endToEnd: 11.75)
    #expect(PlanCheck.violations(of: plan, in: scenario).isEmpty)
  }
}
