import ArgumentParser

/// Measurements that the README quotes, and their repetition.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stackdeck-benchmarks",
    abstract: "Measure stackdeck against its budgets and against others.",
    discussion: """
      Build with `swift build -c release --static-swift-stdlib --product stackdeck-benchmarks`; \
      the results are Markdown tables.
      """,
    subcommands: [
      RatioCommand.self, ScaleCommand.self, GapsCommand.self, FramesCommand.self,
      CancelCommand.self, TerminalCommand.self,
    ])
}
