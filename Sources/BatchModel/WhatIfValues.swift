/// What small changes of a scenario would bring to its mean FID; negative is better.
///
/// Each is the mean FID of the changed scenario, solved anew in the same way, less that of the
/// scenario as it is. Nil is a change that leaves the limits of a scenario, or one that is not worked out.
public struct WhatIfValues: Sendable, Equatable {
  /// deadlines[k]: one second more for service k alone, k in 0..<K.
  public var deadlines: [Double?]
  /// 10 % more bandwidth B.
  public var bandwidth: Double?
  /// 10 % less b, the seconds of each batch.
  public var perBatch: Double?
  /// 10 % less a, the seconds of each task in a batch.
  public var perTask: Double?

  /// Nothing worked out yet for `services` services.
  public init(services: Int) {
    deadlines = Array(repeating: nil, count: services)
  }
}
