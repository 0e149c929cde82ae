/// Plan files: JSON in and out, CSV out.
public enum PlanFile {
  /// The format that is written, and the only one that is read.
  public static let format = 1
  /// The largest file that is read, in bytes: 256 MiB, a comparison of 100,000 services.
  public static let sizeLimit = 256 << 20
  /// The deepest nesting of lists and objects that is read; a comparison needs six.
  public static let depthLimit = 64
}

/// Why a plan file was refused.
public struct PlanFault: Error, Sendable, Equatable {
  /// The file's name as the user gave it, or `<stdin>`.
  public var file: String
  /// The value at fault, `services[3].steps`; empty for the whole file.
  public var path: String
  /// What is wrong and what is allowed.
  public var message: String

  /// The fault as a line of standard error, `FILE: PATH: message`.
  public var line: String {
    let place = path.isEmpty ? "" : ": \(path)"
    return HarmlessText.escaped(file) + place + ": " + message
  }
}
