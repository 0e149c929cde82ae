/// What the swarm view shows and points at.
public struct SwarmViewState: Sendable, Equatable {
  /// What the heat map shows of each particle.
  public enum Layer: Sendable, Equatable, CaseIterable {
    /// The shares it tries.
    case shares
    /// Its best shares so far.
    case personalBests
    /// Its velocities.
    case velocities
  }

  /// The parts of the view.
  public enum Panel: Sendable, Equatable, CaseIterable {
    /// The heat map.
    case particles
    /// Best so far and spread over the iterations.
    case convergence
    /// The numbers under the cursor.
    case details
  }

  /// What the heat map shows.
  public var layer = Layer.shares
  /// The particle under the cursor, nil for the row of the global best.
  public var particle: Int?
  /// Index into `Field.swarm` while the cursor is on the settings.
  public var setting: Int?
  /// The one panel that fills the view, nil for all of them where there is room.
  public var enlarged: Panel?
  /// Cells that a service's column is wider than fits by itself.
  public var zoom = 0

  /// The swarm on screen, nil until there is one.
  public internal(set) var moment: SwarmMoment?
  /// Services by deadline: the columns of the heat map.
  public internal(set) var columns: [Int] = []
  /// The first particle and the first column shown.
  public internal(set) var firstParticle = 0, firstColumn = 0

  /// Number of the request whose run is shown.
  var request: Int?
  /// The moment that has been asked for, nil while none is.
  var awaited: Awaited?

  /// A moment that has been asked for.
  struct Awaited: Sendable, Equatable {
    var iteration: Int
    var wantsPlan: Bool
  }

  /// At the global best, shares shown.
  public init() {}
}
