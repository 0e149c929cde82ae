/// Why what was typed or asked for is refused: what was found, and what is allowed.
public struct Refusal: Error, Sendable, Equatable {
  /// The message for the operator.
  public var message: String

  /// Creates a refusal.
  public init(_ message: String) { self.message = message }
}
