import Optimizers

/// One piece of a sweep's work: a scheme on one random scenario.
///
/// All schemes of a point and replication get the same scenario and swarm seed: they are compared on
/// common random numbers.
public struct SweepCell: Sendable, Hashable {
  /// The point of the sweep, an index into the combinations of the axes' values.
  public let point: Int
  /// Which of the random scenarios of this point, from 0.
  public let replication: Int
  /// The scheme.
  public let scheme: Scheme

  /// Creates a cell.
  public init(point: Int, replication: Int, scheme: Scheme) {
    self.point = point
    self.replication = replication
    self.scheme = scheme
  }
}

/// What a cell gave.
public struct SweepResult: Sendable, Hashable {
  /// Mean FID over the cell's services, outages included.
  public let meanFID: Double
  /// Services without a step.
  public let outages: Int

  /// Creates a result.
  public init(meanFID: Double, outages: Int) {
    self.meanFID = meanFID
    self.outages = outages
  }
}
