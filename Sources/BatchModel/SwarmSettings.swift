/// Settings of the particle swarm that shares the bandwidth.
public struct SwarmSettings: Sendable, Equatable {
  /// Particles in the swarm, at least 1.
  public var particles: Int
  /// Iterations after the first evaluation; 0 evaluates the first positions alone.
  public var iterations: Int
  /// Weight of the velocity.
  public var inertia: Double
  /// Weight of the pull to a particle's personal best.
  public var cognitive: Double
  /// Weight of the pull to the global best.
  public var social: Double
  /// Seed of every random stream; 0 … 2^63 − 1.
  public var seed: Int

  /// Creates settings; what is left out is Clerc and Kennedy's constriction, 30 × 100, seed 1.
  public init(
    particles: Int = 30, iterations: Int = 100, inertia: Double = 0.7298,
    cognitive: Double = 1.49618, social: Double = 1.49618, seed: Int = 1
  ) {
    self.particles = particles
    self.iterations = iterations
    self.inertia = inertia
    self.cognitive = cognitive
    self.social = social
    self.seed = seed
  }
}
