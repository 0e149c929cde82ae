/// One way in which a plan is not what it claims to be.
public struct Violation: Sendable, Equatable, CustomStringConvertible {
  /// What was found, where, and what is allowed.
  public let description: String
}
