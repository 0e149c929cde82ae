import ArgumentParser
import BatchModel
import Files
import Optimizers

/// Solves one scenario with several schemes.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Solve a scenario with all schemes and compare them.",
    discussion: """
      The table has the best scheme first; JSON and CSV keep the fixed order. The gap is to a bound \
      that holds for every plan of the scenario, (P0).
      """)

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
    let stop = StopSwitch()
    stop.listenForInterrupt()
    defer { stop.close() }
    var plans = try solve(scenario, stopping: stop)
    let best =
      try plans.first { $0.scheme == Scheme.joint.rawValue }
      ?? plan(scenario, .joint, label: "bound", stopping: stop)
    let bound = BoundJob(scenario: scenario, effort: effort.effort).run(from: best, stopping: stop)
    for index in plans.indices { plans[index].bound = bound }
    try Console.write(text(of: plans, scenario), to: output.path)
    if stop.reason != nil { throw ExitCode(Interrupted.code) }
  }

  /// One plan a scheme, in the fixed order.
  private func solve(_ scenario: Scenario, stopping stop: StopSwitch) throws -> [Plan] {
    let schemes = Scheme.allCases.filter { scheme.isEmpty || scheme.contains($0) }
    return try schemes.enumerated().map { index, scheme in
      try plan(
        scenario, scheme, label: "\(index + 1)/\(schemes.count) \(scheme.rawValue)", stopping: stop)
    }
  }

  private func plan(
    _ scenario: Scenario, _ scheme: Scheme, label: String, stopping stop: StopSwitch
  ) throws -> Plan {
    let job = SolveJob(
      scenario: scenario, method: scheme.method.polished(polish.isOn), effort: effort.effort,
      threads: threads.count)
    var progress = ProgressLine(label: label)
    let plan = job.run(stopping: stop) { progress?.show($0) }
    progress?.erase()
    if plan.stopped == .cancelled { throw ExitCode(Interrupted.code) }
    return plan
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
