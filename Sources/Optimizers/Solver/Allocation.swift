/// What shares the bandwidth.
public enum Allocation: String, Sendable, CaseIterable {
  /// B/K for everybody.
  case equal
  /// Particle swarm, (P1).
  case pso
  /// A search over batches and bandwidth at once, (P0).
  case joint

  /// Whether particles move.
  public var usesSwarm: Bool { self == .pso }

  /// Whether it searches, by random numbers: bandwidth differs between services, and a seed matters.
  public var isSearch: Bool { self != .equal }
}
