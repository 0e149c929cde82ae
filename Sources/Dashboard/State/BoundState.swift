import BatchModel

/// What is known of the plans that nobody has found: a mean FID that none is below, (P0).
public struct BoundState: Sendable, Equatable {
  /// The newest answer, perhaps of a scenario that an edit has left behind.
  public internal(set) var record: BoundRecord?

  /// What is being worked out, nil while nothing is.
  var awaited: BoundRequest?
  /// Number of the newest request.
  var requests = 0

  /// Nothing known yet.
  public init() {}
}
