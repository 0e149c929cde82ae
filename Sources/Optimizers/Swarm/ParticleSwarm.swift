import BatchModel

/// Plain global-best particle swarm over bandwidth shares, (P1).
///
/// Each particle is K shares w_k > 0, and B_k = B·w_k/Σw, so that (9) holds with equality. Particle 0
/// starts at the equal split. Kennedy and Eberhart (Proc. ICNN 1995), with the constriction of Clerc
/// and Kennedy (IEEE Trans. Evol. Comput. 6(1), 2002) as default weights.
public struct ParticleSwarm: Stepper {
  /// What one iteration did.
  public struct Report: Sendable, Equatable {
    /// 0 for the first evaluation, then 1, 2, ….
    public var iteration: Int
    /// The global best value after it.
    public var best: Double
    /// Whether the global best improved.
    public var improved: Bool
  }

  /// positions[p][k]: share w_k of particle p.
  ///
  /// An array for each particle: what a copy of the swarm costs is spread over the particles as they move.
  public private(set) var positions: [[Double]]
  /// Velocities, laid out like `positions`; clamping a position keeps them.
  public private(set) var velocities: [[Double]]
  /// Each particle's best shares so far, laid out like `positions`.
  public private(set) var personalBests: [[Double]]
  /// personalBestValues[p]: mean FID of particle p's best shares.
  public private(set) var personalBestValues: [Double]
  /// values[p]: what the last position gives, nil where it is only known not to beat p's best.
  public private(set) var values: [Evaluation?]
  /// The particle that found the global best.
  public private(set) var bestParticle = 0
  /// The global best shares, K of them.
  public private(set) var globalBest: [Double]
  /// The global best value; infinite before the first step.
  public private(set) var globalBestValue = Double.infinity
  /// T* of STACKING for the global best shares, nil for other schedulers.
  public private(set) var globalBestTargetSteps: Int?
  /// Iterations done; −1 before the first evaluation.
  public private(set) var iteration = -1

  /// Particles P and iterations, weights and seed.
  public let settings: SwarmSettings
  /// Services K.
  public let dimensions: Int

  private var streams: [SplitMix64]
  private var isCancelled = false
  private var pool: EvaluationPool

  private static let firstShare = (low: 0.1, high: 1.9)
  private static let shareLimits = (low: 0.02, high: 4.0)

  /// A swarm for the scenario's bandwidth, its first positions drawn and not yet valued.
  ///
  /// Particle p's random stream depends on the seed and p alone, so `threads` changes no result.
  public init(
    scenario: Scenario, scheduler: Scheduler, threads: Int = 1, cancellation: Cancellation? = nil
  ) {
    let (particles, count) = (scenario.pso.particles, scenario.devices.count)
    settings = scenario.pso
    dimensions = count
    streams = (0..<particles).map {
      SplitMix64(seed: UInt64(bitPattern: Int64(scenario.pso.seed)), member: UInt64($0))
    }
    let equal = [Double](repeating: 1, count: count)
    positions = Array(repeating: equal, count: particles)
    for particle in positions.indices.dropFirst() {
      var (shares, stream) = (equal, streams[particle])
      // Once cancelled no step follows, so it does not matter where the particles stand.
      _ = cancellation.inPortions(0..<count) {
        for k in $0 { shares[k] = stream.uniform(Self.firstShare.low, Self.firstShare.high) }
      }
      (positions[particle], streams[particle]) = (shares, stream)
    }
    personalBests = positions
    velocities = Array(repeating: [Double](repeating: 0, count: count), count: particles)
    personalBestValues = Array(repeating: .infinity, count: particles)
    values = Array(repeating: nil, count: particles)
    globalBest = equal
    pool = EvaluationPool(
      scenario: scenario, scheduler: scheduler, threads: min(threads, particles),
      cancellation: cancellation)
  }

  /// The same swarm with threads and a cancellation of its own, so that a copy goes on by itself.
  ///
  /// `scenario` and `scheduler` are those the swarm was made for; the future is the same.
  func resumed(
    scenario: Scenario, scheduler: Scheduler, threads: Int, cancellation: Cancellation?
  ) -> ParticleSwarm {
    var copy = self
    copy.isCancelled = false
    copy.pool = EvaluationPool(
      scenario: scenario, scheduler: scheduler, threads: min(threads, settings.particles),
      cancellation: cancellation)
    return copy
  }

  /// Moves the swarm (but the first time), values it and updates the bests.
  ///
  /// Nil when all iterations are done, or for good once the work was cancelled; the bests stay valid.
  public mutating func step() -> Report? { step { _ in } }

  /// The same; `watch` hears now and then, on this thread, how many particles are valued.
  mutating func step(watching watch: (Int) -> Void) -> Report? {
    guard !isCancelled, iteration < settings.iterations else { return nil }
    if iteration >= 0 { move() }
    guard let found = pool.evaluate(positions, below: personalBestValues, watching: watch) else {
      isCancelled = true
      return nil
    }
    values = found
    iteration += 1
    let improved = updateBests()
    return Report(iteration: iteration, best: globalBestValue, improved: improved)
  }

  /// v ← inertia·v + cognitive·r1·(pbest − w) + social·r2·(gbest − w), w ← w + v within limits.
  private mutating func move() {
    for particle in streams.indices {
      var stream = streams[particle]
      // Moved out, so that they are written in place.
      var (shares, velocity) = (positions[particle], velocities[particle])
      (positions[particle], velocities[particle]) = ([], [])
      let best = personalBests[particle]
      _ = pool.cancellation.inPortions(0..<dimensions) {
        for k in $0 {
          let w = shares[k]
          let r1 = stream.unit()
          let r2 = stream.unit()
          let v =
            settings.inertia * velocity[k]
            + settings.cognitive * r1 * (best[k] - w)
            + settings.social * r2 * (globalBest[k] - w)
          velocity[k] = v
          shares[k] = min(Self.shareLimits.high, max(Self.shareLimits.low, w + v))
        }
      }
      (positions[particle], velocities[particle]) = (shares, velocity)
      streams[particle] = stream
    }
  }

  private mutating func updateBests() -> Bool {
    var improved = false
    for particle in values.indices {
      guard let value = values[particle], value.meanFID < personalBestValues[particle]
      else { continue }
      personalBestValues[particle] = value.meanFID
      personalBests[particle] = positions[particle]
      if value.meanFID < globalBestValue {
        globalBestValue = value.meanFID
        globalBestTargetSteps = value.targetSteps
        globalBest = positions[particle]
        bestParticle = particle
        improved = true
      }
    }
    return improved
  }
}
