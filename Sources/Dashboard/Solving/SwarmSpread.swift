import Optimizers

/// How far the particles of a swarm are spread after one iteration.
public struct SwarmSpread: Sendable, Equatable {
  /// Quartiles of the personal bests, mean FID: a quarter, half, three quarters of the particles
  /// are at most there.
  public let lowerQuartile, median, upperQuartile: Float
  /// The worst personal best, mean FID.
  public let worst: Float
  /// The lowest and highest value of this iteration that is known, mean FID; nil for no particle.
  public let lowestKnown, highestKnown: Float?
  /// Particles whose value is known, which are those that improved on their own best.
  public let known: Int32
  /// Mean of |v| over particles and services, in shares for each iteration.
  public let speed: Float

  /// Looks at a swarm that has been valued at least once; cancelled, not at all of it.
  public init(_ swarm: ParticleSwarm, cancellation: Cancellation? = nil) {
    let bests = swarm.personalBestValues.sorted()
    func quantile(_ share: Double) -> Float {
      bests.isEmpty ? .infinity : Float(bests[Int((share * Double(bests.count - 1)).rounded())])
    }
    lowerQuartile = quantile(0.25)
    median = quantile(0.5)
    upperQuartile = quantile(0.75)
    worst = quantile(1)
    let values = swarm.values.compactMap { $0.map { Float($0.meanFID) } }
    lowestKnown = values.min()
    highestKnown = values.max()
    known = Int32(values.count)
    var sum = 0.0
    for velocities in swarm.velocities where cancellation?.isCancelled != true {
      for velocity in velocities { sum += velocity.magnitude }
    }
    speed = Float(sum / Double(max(1, swarm.velocities.count * swarm.dimensions)))
  }
}
