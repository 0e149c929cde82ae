/// Why a file was not read.
public struct FileProblem: Error, Sendable, Equatable {
  /// The file as the operator gave it.
  public var path: String
  /// One line for each fault.
  public var lines: [String]
  /// The exit code where the program ends by it.
  public var code: Int32

  /// Creates a problem.
  public init(path: String, lines: [String], code: Int32) {
    self.path = path
    self.lines = lines
    self.code = code
  }
}
