/// A short list of commands to choose from.
public struct Menu: Sendable, Equatable {
  /// The lists there are.
  public enum Kind: String, Sendable, Equatable {
    /// What to write to a file.
    case export
    /// What to put on the clipboard.
    case copy
  }

  /// Which list it is.
  public let kind: Kind
  /// The line under the cursor.
  public var selected = 0

  /// The ids of its commands, each of which has a key of its own.
  var commands: [String] {
    switch kind {
    case .export: ExportKind.allCases.map { "export-\($0)" }
    case .copy: ["copy-value", "copy-row", "copy-plan"]
    }
  }
}
