import ArgumentParser
import BatchModel

/// Settings of the swarm that replace those of the file.
struct SwarmOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "Seed of the swarm, 0 to 2^63-1, in place of the file's.")
  var seed: Int?
  @Option(parsing: .unconditional, help: "Particles, 1 to 10000, in place of the file's.")
  var particles: Int?
  @Option(parsing: .unconditional, help: "Iterations, 0 to 1000000, in place of the file's.")
  var iterations: Int?

  /// Whether nothing is asked for.
  var isEmpty: Bool { seed == nil && particles == nil && iterations == nil }

  func validate() throws {
    try OptionLimits.check("--seed", seed, Scenario.Limits.seed)
    try OptionLimits.check("--particles", particles, Scenario.Limits.particles)
    try OptionLimits.check("--iterations", iterations, Scenario.Limits.iterations)
  }

  /// The scenario with these settings.
  func applied(to scenario: Scenario) -> Scenario {
    var scenario = scenario
    if let seed { scenario.pso.seed = seed }
    if let particles { scenario.pso.particles = particles }
    if let iterations { scenario.pso.iterations = iterations }
    return scenario
  }
}
