import ArgumentParser
import BatchModel
import Files
import Optimizers

/// Solves one scenario with several schemes.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Solve a scenario with all schemes and compare them.",
    discussion: "The table has the best scheme first; JSON and CSV keep the fixed order.")

  @OptionGroup var source: ScenarioArgument
  @Option(help: "A scheme to take part; repeat it for several (default: all).")
  var scheme: [Scheme] = []
  @OptionGroup var polish: PolishOption
  @OptionGroup var effort: EffortOption
  @OptionGroup var swarm: SwarmOptions
  @OptionGroup var threads: ThreadOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    let scenario = swarm.applied(to: try source.source.load())
    let plans = try solve(scenario)
    try Console.write(text(of: plans, scenario), to: output.path)
  }

  /// One plan a scheme, in the fixed order.
  private func solve(_ scenario: Scenario) throws -> [Plan] {
    let schemes = Scheme.allCases.filter { scheme.isEmpty || scheme.contains($0) }
    let stop = StopSwitch()
    stop.listenForInterrupt()
    defer { stop.close() }
    return try schemes.enumerated().map { index, scheme in
      let job = SolveJob(
        scenario: scenario, method: scheme.method.polished(polish.isOn), effort: effort.limit,
        threads: threads.count)
      var progress = ProgressLine(label: "\(index + 1)/\(schemes.count) \(scheme.rawValue)")
      let plan = job.run(stopping: stop) { progress?.show($0) }
      progress?.erase()
      if plan.stopped == .cancelled { throw ExitCode(Interrupted.code) }
      return plan
    }
  }

  private func text(of plans: [Plan], _ scenario: Scenario) -> String {
    switch output.format {
    case .json: PlanFile.json(comparing: plans, scenario: scenario.name)
    case .csv: PlanFile.csv(comparing: plans)
    case .text:
      ComparisonReport(plans: plans, scenario: scenario).page(for: .output(path: output.path)).text
    }
  }
}
