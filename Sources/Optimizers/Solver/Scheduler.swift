/// What makes the batches when the bandwidth is given.
public enum Scheduler: String, Sendable, CaseIterable {
  /// STACKING, Algorithm 1.
  case stacking
  /// All active services in every batch.
  case greedy
  /// Batches of ⌊K/2⌋.
  case fixedSize = "fixed-size"
  /// Batches of one.
  case singleInstance = "single-instance"
  /// The best batches there are for the bandwidth, with a proof or a gap.
  case exact
  /// A search over batches and bandwidth at once; only with the allocation of the same name.
  case joint

  /// Those of the paper, each quick enough to be asked for every particle of a swarm.
  public static let heuristics: [Scheduler] = [.stacking, .greedy, .fixedSize, .singleInstance]

  /// What values the particles of a swarm: STACKING where the scheduler itself would take too long.
  public var swarmScheduler: Scheduler { Self.heuristics.contains(self) ? self : .stacking }
}
