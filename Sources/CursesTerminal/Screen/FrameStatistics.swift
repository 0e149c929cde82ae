/// What showing one frame cost.
public struct FrameStatistics: Sendable, Hashable {
  /// Bytes sent to the terminal.
  public var bytes: Int
  /// Calls of write(2) they took.
  public var writes: Int
}
