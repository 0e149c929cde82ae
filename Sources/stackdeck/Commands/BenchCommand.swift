import ArgumentParser
import BatchModel

/// Measures this machine.
struct BenchCommand: ParsableCommand {
  /// The formats of the figures.
  enum Format: String, WordChoice {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure how long solving, checking and drawing take on this machine.",
    discussion: """
      Medians with quartiles; JSON has seconds. Ctrl-C prints the figures so far and exits with \
      130.
      """)

  @OptionGroup var source: ScenarioArgument
  @OptionGroup var swarm: SwarmOptions
  @OptionGroup var effort: EffortOption
  @OptionGroup var threads: ThreadOption
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Time for each figure, about.", valueName: "seconds"))
  var seconds = 0.5
  @Option(help: "Format of the figures.")
  var format = Format.text
  @OptionGroup var output: OutputPath

  func validate() throws {
    try OptionLimits.check("--seconds", seconds, NumberLimits(from: 0, upTo: 3600, unit: "s"))
  }

  func run() throws {
    let scenario = swarm.applied(to: try source.source.load())
    let stop = StopSwitch()
    stop.listenForInterrupt()
    let bench = Bench(
      scenario: scenario, effort: effort.effort, threads: threads.count, seconds: seconds,
      cancellation: stop.cancellation)
    var figures: [Bench.Figure] = []
    bench.run { figures.append($0) }
    stop.close()
    let report = BenchReport(bench: bench, figures: figures)
    switch format {
    case .json: try Console.write(report.json, to: output.path)
    case .text:
      try Console.write(report.page(for: .output(path: output.path)).text, to: output.path)
    }
    if stop.reason == .cancelled { throw ExitCode(Interrupted.code) }
  }
}
