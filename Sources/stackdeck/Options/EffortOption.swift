import ArgumentParser
import Optimizers

/// What a search may spend before it gives up: it counts work, so that plans repeat.
struct EffortOption: ParsableArguments {
  @Option(
    name: .customLong("effort"), parsing: .unconditional,
    help: ArgumentHelp(
      "What a search may spend, 1 to 10^12: moves of joint (default: "
        + "\(JointSearch.Options.defaultEffort)), partial schedules of exact (default: "
        + "\(ExactScheduling.usualEffort)).", valueName: "n"))
  var limit: Int?

  func validate() throws { try OptionLimits.check("--effort", limit, 1...1_000_000_000_000) }

  /// What a search may spend.
  var effort: SearchEffort { limit.map(SearchEffort.init(limit:)) ?? .usual }
}
