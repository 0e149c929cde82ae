import BatchModel
import Files
import Testing

/// A small plan with a service in outage and a name that needs care.
let smallPlan = Plan(
  scenario: "sm\u{1B}all \"é\"", scheme: "proposed", scheduler: "stacking", allocation: "pso",
  seed: 1, meanFID: 251.5, outages: 1, targetSteps: 2,
  services: [
    Plan.Service(
      name: "d01", deadline: 12.5, efficiency: 7.3, bandwidth: 1893.2, steps: 2, fid: 3,
      delays: Plan.Delays(generation: 0.75, transmission: 0.1, endToEnd: 0.85)),
    Plan.Service(
      name: "😀\u{1F}\u{202E}", deadline: 1e-07, efficiency: 1e22, bandwidth: 40_000, steps: 0,
      fid: 500, delays: nil),
  ],
  batches: [
    Plan.Batch(start: 0, duration: 0.375, services: [0]),
    Plan.Batch(start: 0.375, duration: 0.375, services: [0]),
  ],
  trace: [300, 251.5], stopped: .done, elapsed: 0.021)

/// A plan of a pair without a name, in which nothing is random and nothing iterates.
let emptyPlan = Plan(
  scenario: "none", scheme: nil, scheduler: "greedy", allocation: "equal", seed: nil,
  meanFID: 500, outages: 0, targetSteps: nil, services: [], batches: [], trace: nil,
  stopped: .cancelled, elapsed: 0)

@Suite struct PlanFileTests {
  private let golden = #"""
    {
      "format": 1,
      "version": "0.1.0",
      "scenario": "sm\u001ball \"é\"",
      "scheme": "proposed",
      "scheduler": "stacking",
      "allocation": "pso",
      "seed": 1,
      "mean_fid": 251.5,
      "outages": 1,
      "target_steps": 2,
      "services": [
        {"name": "d01", "deadline": 12.5, "efficiency": 7.3, "bandwidth": 1893.2, "steps": 2, <>
        {"name": "😀\u001f\u202e", "deadline": 1e-07, "efficiency": 1e+22, "bandwidth": 40000, <>
      ],
      "batches": [
        {"start": 0, "duration": 0.375, "services": [0]},
        {"start": 0.375, "duration": 0.375, "services": [0]}
      ],
      "trace": [300, 251.5],
      "polished": false,
      "bound": null,
      "bound_for": null,
      "gap": null,
      "stopped": "done",
      "elapsed": 0.021
    }

    """#

  @Test func aPlanIsWrittenAsPromised() {
    let served =
      #""fid": 3, "generation_delay": 0.75, "transmission_delay": 0.1, "#
      + #""end_to_end_delay": 0.85},"#
    let outage =
      #""steps": 0, "fid": 500, "generation_delay": null, "transmission_delay": null, "#
      + #""end_to_end_delay": null}"#
    var parts = golden.split(separator: "<>", omittingEmptySubsequences: false)
    parts.insert(contentsOf: [served[...]], at: 1)
    parts.insert(contentsOf: [outage[...]], at: 3)
    #expect(PlanFile.json(smallPlan) == parts.joined())
  }

  @Test func whatHasNoValueIsNull() {
    let json = PlanFile.json(emptyPlan)
    for key in ["scheme", "seed", "target_steps", "trace"] {
      #expect(json.contains("\"\(key)\": null"))
    }
    #expect(json.contains("\"services\": [],"))
  }

  @Test func aPlanSurvives() throws {
    for plan in [smallPlan, emptyPlan] {
      #expect(try PlanFile.read(Array(PlanFile.json(plan).utf8), file: "p") == [plan])
    }
  }

  @Test func aComparisonSurvives() throws {
    for plans in [[smallPlan, emptyPlan], []] {
      let json = PlanFile.json(comparing: plans, scenario: "a\"b")
      #expect(json.hasPrefix("{\n  \"scenario\": \"a\\\"b\",\n  \"schemes\": ["))
      #expect(try PlanFile.read(Array(json.utf8), file: "p") == plans)
    }
  }

  @Test func anyDoubleSurvives() throws {
    var random = SplitMix64(seed: 8)
    func double() -> Double {
      let value = Double(bitPattern: random.next())
      return value.isFinite ? value : 1
    }
    for _ in 0..<200 {
      var plan = smallPlan
      plan.meanFID = double()
      plan.trace = [double(), double()]
      plan.services[0].bandwidth = double()
      plan.services[0].delays?.generation = double()
      plan.batches[0].start = double()
      #expect(try PlanFile.read(Array(PlanFile.json(plan).utf8), file: "p") == [plan])
    }
  }

  @Test func boundsAreWrittenWithTheirProblemAndGap() throws {
    var plan = smallPlan
    (plan.polished, plan.bound) = (true, Plan.Bound(125.75, for: .batches))
    let json = PlanFile.json(plan)
    #expect(json.contains("\"polished\": true,\n  \"bound\": 125.75,\n  \"bound_for\": \"P2\",\n"))
    #expect(json.contains("\"gap\": 0.5,\n"))
    #expect(try PlanFile.read(Array(json.utf8), file: "p") == [plan])
    let wrong = json.replacing("P2", with: "P9")
    #expect(throws: PlanFault.self) { try PlanFile.read(Array(wrong.utf8), file: "p") }
  }

  /// As they were written before there were bounds.
  @Test func plansOfOlderVersionsAreRead() throws {
    let lines = PlanFile.json(smallPlan).split(separator: "\n").filter { line in
      !["polished", "bound", "bound_for", "gap"].contains { line.contains("\"\($0)\": ") }
    }
    #expect(lines.count == PlanFile.json(smallPlan).split(separator: "\n").count - 4)
    let bytes = Array(lines.joined(separator: "\n").utf8)
    #expect(try PlanFile.read(bytes, file: "p") == [smallPlan])
  }

  @Test func keysOfLaterVersionsAreIgnored() throws {
    let json = PlanFile.json(smallPlan)
      .replacing("\"outages\"", with: "\"later\": {\"value\": [1]}, \"outages\"")
      .replacing("\"steps\": 2", with: "\"steps\": 2, \"newer\": true")
    #expect(try PlanFile.read(Array(json.utf8), file: "p") == [smallPlan])
  }

  @Test(arguments: [
    ("", "p.json: The given data was not valid JSON."),
    ("{\"format\": 1,", "p.json: The given data was not valid JSON."),
    ("[]", "p.json: Expected to decode"),
    ("{}", "p.json: format: is missing"),
    ("{\"format\": 2}", "p.json: format: the format is unknown: found 2, allowed is 1"),
    ("{\"schemes\": 3}", "p.json: schemes: Expected to decode"),
    ("{\"schemes\": [{}]}", "p.json: schemes[0].format: is missing"),
  ])
  func whatIsNoPlanIsRefusedWithItsPlace(_ text: String, _ line: String) {
    #expect(fault(text)?.hasPrefix(line) == true, "\(fault(text) ?? "accepted")")
  }

  @Test(arguments: [
    ("\"steps\": 0", "\"steps\": 0.5", "services[1].steps: "),
    ("\"steps\": 0", "\"steps\": \"0\"", "services[1].steps: Expected to decode Int"),
    ("\"steps\": 0", "\"stops\": 0", "services[1].steps: is missing"),
    ("\"deadline\": 12.5", "\"deadline\": null", "services[0].deadline: is null"),
    ("\"deadline\": 12.5", "\"deadline\": 1e999", "services[0].deadline: "),
    ("\"services\": [0]}", "\"services\": [-0.5]}", "batches[0].services[0]: "),
    ("\"generation_delay\": 0.75", "\"generation_delay\": null", "services[0]: some of the three"),
    ("\"stopped\": \"done\"", "\"stopped\": \"tired\"", "stopped: the reason is unknown: found"),
    ("\"trace\": [300", "\"trace\": [true", "trace[0]: "),
    ("\"seed\": 1", "\"seed\": 1e99", "seed: "),
  ])
  func aFaultyValueIsNamed(_ good: String, _ bad: String, _ place: String) {
    let line = fault(PlanFile.json(smallPlan).replacing(good, with: bad, maxReplacements: 1))
    #expect(line?.hasPrefix("p.json: " + place) == true, "\(line ?? "accepted")")
  }

  @Test(arguments: ["[", "{\"a\":", "{\"schemes\":["])
  func deepNestingIsRefused(_ opening: String) {
    let line = fault(String(repeating: opening, count: 100_000))
    #expect(line == "p.json: nested too deep: allowed are at most 64 levels")
  }

  @Test func bracketsInNamesAreNoNesting() throws {
    var plan = smallPlan
    plan.services[0].name = String(repeating: "[{\"\\", count: 50)
    #expect(try PlanFile.read(Array(PlanFile.json(plan).utf8), file: "p") == [plan])
  }

  @Test func everyPrefixOfAPlanIsRefused() {
    let json = Array(PlanFile.json(smallPlan).utf8)
    for count in 0..<json.count - 2 {
      #expect(throws: PlanFault.self) { try PlanFile.read(Array(json[..<count]), file: "p") }
    }
  }

  private func fault(_ text: String) -> String? {
    do throws(PlanFault) {
      _ = try PlanFile.read(Array(text.utf8), file: "p.json")
      return nil
    } catch {
      return error.line
    }
  }
}
