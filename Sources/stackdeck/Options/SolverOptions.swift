import ArgumentParser

/// All that says how to solve a scenario once.
struct SolverOptions: ParsableArguments {
  @OptionGroup var method: MethodOptions
  @OptionGroup var swarm: SwarmOptions
  @OptionGroup var effort: EffortOption
  @OptionGroup var threadOption: ThreadOption

  var threads: Int { threadOption.count }
}
