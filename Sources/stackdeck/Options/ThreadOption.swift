import ArgumentParser
import FoundationEssentials

/// How many threads solve; it changes the time and nothing else.
struct ThreadOption: ParsableArguments {
  @Option(
    name: .customLong("threads"), parsing: .unconditional,
    help: ArgumentHelp(
      "Threads, 1 to 1024; plans do not depend on it (default: all cores).", valueName: "n"))
  var given: Int?

  func validate() throws { try OptionLimits.check("--threads", given, 1...1024) }

  var count: Int { given ?? ProcessInfo.processInfo.activeProcessorCount }
}
