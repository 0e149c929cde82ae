import BatchModel
import Files
import Foundation
import Testing

@Suite struct SolveTests {
  private let k5 = Command.reference + "/k5.yaml"

  @Test func jsonIsAPlanAndNothingElse() throws {
    let result = try Command.run(["solve", k5, "--format", "json"] + Command.quick)
    #expect(result.code == 0)
    #expect(result.errors == "")
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.scheme == "proposed")
    #expect(plan.scenario == "k5")
    #expect(plan.trace?.count == 3)
    #expect(plan.stopped == .done)
    #expect(plan.services.count == 5)
  }

  @Test func csvHasARowForEachService() throws {
    let result = try Command.run(["solve", k5, "--format", "csv"] + Command.quick)
    #expect(
      result.lines.first
        == "name,deadline,efficiency,bandwidth,steps,fid,"
        + "generation_delay,transmission_delay,end_to_end_delay")
    #expect(
      result.lines.dropFirst().map { $0.prefix(4) } == ["d01,", "d02,", "d03,", "d04,", "d05,"])
  }

  @Test(
    arguments: [
      (["--scheme", "greedy"], "greedy", "greedy", "pso"),
      (["--scheduler", "fixed-size"], "fixed-size", "fixed-size", "pso"),
      (["--allocation", "equal"], "equal-bandwidth", "stacking", "equal"),
      (["--scheduler", "greedy", "--allocation", "equal"], nil, "greedy", "equal"),
      ([], "proposed", "stacking", "pso"),
      (["--scheme", "joint"], "joint", "joint", "joint"),
      (["--scheduler", "joint", "--allocation", "joint"], "joint", "joint", "joint"),
      (["--scheduler", "exact"], "exact", "exact", "pso"),
    ] as [([String], String?, String, String)])
  func schemesAndPairs(
    options: [String], scheme: String?, scheduler: String, allocation: String
  ) throws {
    let result = try Command.run(
      ["solve", k5, "--format", "json", "--effort", "100"] + options + Command.quick)
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.scheme == scheme)
    #expect(plan.scheduler == scheduler)
    #expect(plan.allocation == allocation)
    #expect((plan.seed == nil) == (allocation == "equal"))
  }

  @Test func jointTellsItsGap() throws {
    let options = ["solve", k5, "--scheme", "joint", "--effort", "1000"] + Command.quick
    let result = try Command.run(options + ["--format", "json"])
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.bound?.problem == .joint)
    let gap = try #require(plan.gap)
    #expect(gap >= 0 && gap < 0.2)
    #expect(try Command.run(options).output.contains("bound (P0) "))
  }

  /// The bound of nothing but outages is their value.
  @Test func whatIsProvenOptimalSaysSo() throws {
    let yaml = "devices: [{name: a, deadline: 0.1, efficiency: 5}]"
    let result = try Command.run(
      ["solve", "-", "--scheme", "joint", "--format", "json"] + Command.quick, input: yaml)
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.stopped == .optimal)
    #expect(plan.isOptimal)
  }

  @Test(arguments: [["--scheduler", "joint"], ["--scheduler", "greedy", "--allocation", "joint"]])
  func jointIsBothHalvesOfAPair(options: [String]) throws {
    let result = try Command.run(["solve", k5] + options)
    #expect(result.code == 64)
    #expect(result.errors.contains("--scheme joint"))
  }

  @Test func optionsReplaceTheSettingsOfTheFile() throws {
    let result = try Command.run(
      "solve", k5, "--seed", "42", "--particles", "2", "--iterations", "3", "--format", "json")
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.seed == 42)
    #expect(plan.trace?.count == 4)
  }

  @Test func threadsAndRunsChangeNothingButElapsed() throws {
    let file = Command.reference + "/k10.yaml"
    for scheme in ["proposed", "joint"] {
      func plan(_ threads: String) throws -> String {
        try Command.run(
          ["solve", file, "--scheme", scheme, "--format", "json", "--threads", threads]
            + ["--effort", "500"] + Command.quick
        ).output.replacing(/"elapsed": [^\n]+/, with: "")
      }
      let first = try plan("1")
      #expect(first.contains("\"stopped\": \"done\""))
      #expect(try plan("2") == first)
      #expect(try plan("1") == first)
    }
  }

  @Test func readsStandardInputAndNamesItInFaults() throws {
    let yaml = try String(contentsOfFile: k5, encoding: .utf8)
    let good = try Command.run(["solve", "-", "--format", "csv"] + Command.quick, input: yaml)
    #expect(good.code == 0)
    #expect(good.lines.count == 6)
    let bad = try Command.run(
      "solve", "-", input: "bandwith: 3\ndevices: [{name: a, deadline: 0, efficiency: 1}]\n")
    #expect(bad.code == 65)
    #expect(bad.output == "")
    let lines = bad.errors.split(separator: "\n")
    #expect(lines.map { $0.prefix(12) } == ["<stdin>:1:1:", "<stdin>:2:31"])
  }

  @Test func withoutAFileItIsThePapersScenario() throws {
    let result = try Command.run("solve", "--allocation", "equal", "--format", "json")
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.scenario == "paper-k20")
    #expect(plan.services.count == 20)
  }

  @Test func timeLimitGivesTheBestPlanSoFar() throws {
    let result = try Command.run(
      "solve", k5, "--particles", "2", "--iterations", "1000000", "--time-limit", "0.5",
      "--format", "json")
    #expect(result.code == 0)
    let plan = try #require(try PlanFile.read(Array(result.output.utf8), file: "plan").first)
    #expect(plan.stopped == .time)
    let folder = try TemporaryFolder()
    let check = try Command.run(
      "verify", try folder.file("plan.json", result.output), "--scenario", k5)
    #expect(check.output == "valid\n")
  }

  /// Files that are changed by hand, solved anew, are what the values are compared with.
  @Test func whatIfValuesAreThoseOfChangedFiles() throws {
    let options = ["--format", "json", "--scheme", "equal-bandwidth"]
    func plan(_ bandwidth: String, _ b: String, _ deadline: String) throws -> (Plan, String) {
      let yaml = """
        bandwidth: \(bandwidth)
        delay: {a: 0.024, b: \(b)}
        devices:
          - {name: one, deadline: \(deadline), efficiency: 7}
          - {name: two, deadline: 5, efficiency: 6}
        """
      let output = try Command.run(["solve", "-", "--what-if"] + options, input: yaml).output
      return (try #require(try PlanFile.read(Array(output.utf8), file: "plan").first), output)
    }
    let (before, output) = try plan("4e3", "0.35", "4")
    let changes = [
      ("bandwidth_plus_10_percent", ("4.4e3", "0.35", "4")),
      ("b_minus_10_percent", ("4e3", "0.315", "4")), ("deadline_plus_1s", ("4e3", "0.35", "5")),
    ]
    for (key, (bandwidth, b, deadline)) in changes {
      let difference = try plan(bandwidth, b, deadline).0.meanFID - before.meanFID
      let start = try #require(output.firstRange(of: "\"\(key)\": ")?.upperBound)
      let value = output[start...].drop { $0 == "[" }.prefix { !",}]".contains($0) }
      #expect(try abs(#require(Double(value)) - difference) < 1e-9, "\(key)")
      #expect(difference < 0)
    }
  }

  @Test func whatIfIsAColumnAndALineOfTheReport() throws {
    let result = try Command.run(
      "solve", k5, "--what-if", "--allocation", "equal", environment: ["COLUMNS": "140"])
    #expect(result.code == 0)
    #expect(result.lines.contains { $0.hasSuffix("slack     +1 s") })
    #expect(
      result.lines.contains { $0.wholeMatch(of: /B \+10 %: mean FID -\d.* a -10 %: .*/) != nil })
    let row = try #require(result.lines.first { $0.contains(" d01 ") })
    #expect(row.firstMatch(of: /\s-\d+\.\d+$/) != nil)
  }

  @Test func warningsGoToStandardError() throws {
    let yaml = """
      quality: {model: table, points: [[1, 10], [3, 20]], outage: 500}
      devices: [{name: a, deadline: 3, efficiency: 5}]
      """
    let result = try Command.run(["solve", "-", "--format", "csv"] + Command.quick, input: yaml)
    #expect(result.code == 0)
    #expect(result.errors.hasPrefix("<stdin>:1:"))
    #expect(result.errors.contains("warning"))
    #expect(result.lines.count == 2)
  }
}
