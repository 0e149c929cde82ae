/// A scenario file as it was last read or written.
public struct SourceFile: Sendable, Equatable {
  /// The path as the operator gave it.
  public var path: String
  /// The bytes of the file.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
