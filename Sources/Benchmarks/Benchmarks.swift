import ArgumentParser

/// Measurements that the README quotes, and their repetition.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stackdeck-benchmarks",
    abstract: "Measure stackdeck against its budgets and against others.",
    discussion: """
      Run with `swift run -c release --static-swift-stdlib`; the results are Markdown tables.
      """,
    subcommands: [
      RatioCommand.self, ScaleCommand.self, GapsCommand.self, FramesCommand.self,
      CancelCommand.self, TerminalCommand.self,
    ])
}
