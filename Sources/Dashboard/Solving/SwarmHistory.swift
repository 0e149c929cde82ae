import BatchModel
import Optimizers

/// What a swarm went through: its spread at every iteration, and copies of it to go on from.
///
/// Copies are kept at every `interval`-th iteration, and at improvements while these take at most
/// half the room. When the room is full the interval doubles, so the copies stay spread over the
/// whole run, and what lies between two is computed again. The start needs no copy: the scenario's
/// seed gives it.
public struct SwarmHistory: Sendable, Equatable {
  /// A copy of the swarm.
  struct Checkpoint: Sendable, Equatable {
    let swarm: ParticleSwarm
    /// Whether it stays when the interval doubles.
    var isPinned: Bool

    var iteration: Int { swarm.iteration }

    static func == (left: Checkpoint, right: Checkpoint) -> Bool {
      left.isPinned == right.isPinned && left.swarm.isSamePlace(as: right.swarm)
    }
  }

  /// The spread at iteration i is `spreads[i]`.
  public private(set) var spreads: [SwarmSpread] = []
  /// Iterations from one kept copy to the next.
  public private(set) var interval = 1
  private(set) var checkpoints: [Checkpoint] = []
  private var checkpointBytes = 0
  private var pinnedBytes = 0

  /// An empty history.
  public init() {}

  /// Bytes of all that is kept.
  public var bytes: Int { checkpointBytes + spreadBytes }

  /// The swarm's last iteration; a search may go on after it.
  public var last: Int { spreads.count - 1 }

  var spreadBytes: Int { spreads.count * MemoryLayout<SwarmSpread>.stride }

  /// The iterations of the copies, ascending.
  public var keptIterations: [Int] { checkpoints.map(\.iteration) }

  /// The last copy at or before an iteration, nil where only the start is.
  public func checkpoint(before iteration: Int) -> ParticleSwarm? {
    var low = 0
    var high = checkpoints.count
    while low < high {
      let middle = (low + high) / 2
      if checkpoints[middle].iteration <= iteration { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? checkpoints[low - 1].swarm : nil
  }

  /// Records the swarm after its next iteration and keeps within `limit` bytes.
  ///
  /// Cancelled, the spread is of no use.
  mutating func append(
    _ swarm: ParticleSwarm, improved: Bool, limit: Int, cancellation: Cancellation? = nil
  ) {
    spreads.append(SwarmSpread(swarm, cancellation: cancellation))
    let size = swarm.bytes
    let isPinned = improved && pinnedBytes + size <= limit / 2
    if isPinned || swarm.iteration % interval == 0 {
      checkpoints.append(Checkpoint(swarm: swarm, isPinned: isPinned))
      checkpointBytes += size
      if isPinned { pinnedBytes += size }
    }
    thin(to: limit)
  }

  /// Gives up copies until what is kept takes at most `limit` bytes.
  mutating func thin(to limit: Int) {
    while bytes > limit, !checkpoints.isEmpty {
      if checkpoints.contains(where: { !$0.isPinned && $0.iteration > 0 }) {
        interval *= 2
        checkpoints.removeAll { !$0.isPinned && $0.iteration % interval != 0 }
      } else if checkpoints.contains(where: \.isPinned) {
        // What else is recorded has grown: pinned copies become ordinary ones.
        for index in checkpoints.indices { checkpoints[index].isPinned = false }
      } else {
        checkpoints = []
      }
      checkpointBytes = checkpoints.reduce(0) { $0 + $1.swarm.bytes }
      pinnedBytes = checkpoints.reduce(0) { $0 + ($1.isPinned ? $1.swarm.bytes : 0) }
    }
  }
}

extension ParticleSwarm {
  /// Bytes a copy takes when it shares nothing.
  var bytes: Int {
    let rows = positions.count * 3
    let doubles = rows * dimensions + personalBestValues.count + globalBest.count
    // An array has a head of 32 bytes.
    return rows * (MemoryLayout<[Double]>.stride + 32) + doubles * MemoryLayout<Double>.stride
      + values.count * (MemoryLayout<Evaluation?>.stride + MemoryLayout<SplitMix64>.stride)
      + MemoryLayout<ParticleSwarm>.stride
  }

  /// Whether two swarms of the same request stand at the same iteration in the same state.
  func isSamePlace(as other: ParticleSwarm) -> Bool {
    iteration == other.iteration && positions == other.positions
      && velocities == other.velocities && personalBests == other.personalBests
      && personalBestValues == other.personalBestValues && values == other.values
      && globalBest == other.globalBest && globalBestValue == other.globalBestValue
      && bestParticle == other.bestParticle
  }
}
