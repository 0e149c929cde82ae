import ArgumentParser
import BatchModel
import Files
import PlanCheck

/// Checks plans without trusting what made them.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a plan against its scenario, independently of any solver.",
    discussion: """
      Prints `valid`, or a violation a line and exits with 1. Takes the JSON of `solve` and of \
      `compare`. A plan that is malformed or of another scenario is bad data: exit code 65.
      """)

  @Argument(
    help: ArgumentHelp("The plan, JSON; `-` is standard input.", valueName: "plan"),
    completion: .file(extensions: ["json"]))
  var plan: String

  @Option(
    help: ArgumentHelp(
      "The scenario it was made for (default: the built-in one).", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  func validate() throws {
    if plan == "-", scenario == "-" {
      throw ValidationError("Plan and scenario are both `-`: standard input can be only one.")
    }
  }

  func run() throws {
    let scenario = try ScenarioSource(scenario).load()
    let plans = try readPlans(of: scenario)
    var lines: [String] = []
    var isValid = true
    for plan in plans {
      let violations = PlanCheck.violations(of: plan, in: scenario)
      let prefix = plans.count == 1 ? "" : plan.label + ": "
      isValid = isValid && violations.isEmpty
      lines += violations.isEmpty ? [prefix + "valid"] : violations.map { prefix + $0.description }
    }
    try Console.write(lines.map { Console.harmless($0) + "\n" }.joined(), to: nil)
    if !isValid { throw ExitCode(1) }
  }

  /// The plans of the file, at least one, all said to be of this scenario.
  private func readPlans(of scenario: Scenario) throws(Failure) -> [Plan] {
    let file = InputFile.name(of: plan)
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile.read(plan, limit: PlanFile.sizeLimit)
    } catch {
      throw Failure(error)
    }
    let plans: [Plan]
    do throws(PlanFault) {
      plans = try PlanFile.read(bytes, file: file)
    } catch {
      throw Failure(error)
    }
    if plans.isEmpty {
      throw Failure(
        code: Failure.badData, lines: ["\(file): schemes: there is no plan, at least one is needed"]
      )
    }
    for plan in plans where plan.scenario != scenario.name {
      throw Failure(
        code: Failure.badData,
        lines: [
          "\(file): scenario: the plan is of another scenario: found `\(plan.scenario)`, "
            + "the scenario given is `\(scenario.name)`"
        ])
    }
    return plans
  }
}
