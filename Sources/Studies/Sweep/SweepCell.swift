import BatchModel
import Optimizers

/// One piece of a sweep's work: a scheme on one random scenario.
///
/// Its random streams depend on it and on the base scenario's seed alone, so cells may be solved in
/// any order, on any number of threads and machines. All schemes of a point and replication get the
/// same scenario and swarm seed: they are compared on common random numbers.
public struct SweepCell: Sendable, Hashable {
  /// What is varied.
  public let axis: SweepAxis
  /// Where on the axis: K, or seconds.
  public let value: Double
  /// Which of the random scenarios of this point, from 0.
  public let replication: Int
  /// The scheme.
  public let scheme: Scheme

  /// Creates a cell.
  public init(axis: SweepAxis, value: Double, replication: Int, scheme: Scheme) {
    self.axis = axis
    self.value = value
    self.replication = replication
    self.scheme = scheme
  }

  /// The random stream of its scenario; the value goes in by its bits, so that points can be added
  /// to a sweep without changing others.
  func stream(seed: Int) -> SplitMix64 {
    let axisNumber: UInt64 =
      switch axis {
      case .services: 1
      case .minimumDeadline: 2
      }
    var stream = SplitMix64(seed: UInt64(bitPattern: Int64(seed)), member: axisNumber)
    stream = SplitMix64(seed: stream.next(), member: value.bitPattern)
    return SplitMix64(seed: stream.next(), member: UInt64(replication))
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
