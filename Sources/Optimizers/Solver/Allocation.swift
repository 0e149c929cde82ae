/// What shares the bandwidth.
public enum Allocation: String, Sendable, CaseIterable {
  /// B/K for everybody.
  case equal
  /// Particle swarm, (P1).
  case pso
  /// A search over batches and bandwidth at once, (P0), which begins where a swarm has ended.
  case joint

  /// Whether particles move.
  public var usesSwarm: Bool { self != .equal }
}
