import BatchModel
import Files
import Testing

@Suite struct VerifyTests {
  @Test(arguments: [
    "k5", "k6-channel", "k12-table", "one-device", "two-equal-deadlines", "all-outages",
    "impossible-deadline", "ties-3",
  ])
  func allSchemesAreValid(instance: String) throws {
    let folder = try TemporaryFolder()
    let file = "\(Command.reference)/\(instance).yaml"
    let plans = try folder.file("plans.json")
    let solved = try Command.run(
      ["compare", file, "--format", "json", "--output", plans, "--effort", "100"]
        + Command.quick)
    #expect(solved.code == 0)
    #expect(solved.output == "")
    let result = try Command.run("verify", plans, "--scenario", file)
    #expect(result.code == 0)
    #expect(
      result.lines == [
        "proposed: valid", "equal-bandwidth: valid", "greedy: valid", "fixed-size: valid",
        "single-instance: valid", "joint: valid", "exact: valid",
      ])
  }

  @Test func theBuiltInScenarioIsTheDefault() throws {
    let plan = try Command.run("solve", "--allocation", "equal", "--format", "json").output
    let result = try Command.run("verify", "-", input: plan)
    #expect(result.output == "valid\n")
    #expect(result.code == 0)
  }

  @Test func aPlanOfAnotherScenarioIsBadData() throws {
    let plan = try Command.run("solve", "--allocation", "equal", "--format", "json").output
    let result = try Command.run(
      "verify", "-", "--scenario", Command.reference + "/k20.yaml", input: plan)
    #expect(result.code == 65)
    #expect(result.output == "")
    #expect(
      result.errors
        == "<stdin>: scenario: the plan is of another scenario: found `paper-k20`, "
        + "the scenario given is `k20`\n")
  }

  @Test(arguments: [
    "", "{", "[]", "{\"schemes\": []}", "{\"format\": 2}", "{\"format\": 1}", "null",
    "\u{0}\u{1}\u{2}",
  ])
  func malformedPlansAreBadData(text: String) throws {
    let result = try Command.run("verify", "-", input: text)
    #expect(result.code == 65)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("<stdin>: "))
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func standardInputCanOnlyBeOneOfBoth() throws {
    #expect(try Command.run("verify", "-", "--scenario", "-").code == 64)
  }

  @Test func namesInViolationsReachNoTerminalRaw() throws {
    let yaml = "name: x\ndevices: [{name: \"a\\e[31mb\", deadline: 3, efficiency: 5}]\n"
    let folder = try TemporaryFolder()
    let file = try folder.file("x.yaml", yaml)
    let solved = try Command.run(
      "solve", file, "--allocation", "equal", "--format", "json")
    var plan = try #require(try PlanFile.read(Array(solved.output.utf8), file: "x").first)
    plan.services[0].steps += 1
    let result = try Command.run("verify", "-", "--scenario", file, input: PlanFile.json(plan))
    #expect(result.code == 1)
    #expect(result.output.contains("a\u{FFFD}[31mb"))
    #expect(!result.output.contains("\u{1B}"))
  }
}
