/// A line below the view in which something other than a value is typed.
public struct Prompt: Sendable, Equatable {
  /// What the line is for.
  public enum Purpose: Sendable, Equatable {
    /// A command with its arguments.
    case command
    /// Which devices are shown; takes effect while it is typed.
    case filter
    /// Which lines of the help are shown; takes effect while it is typed.
    case helpSearch
  }

  /// What the line is for.
  public let purpose: Purpose
  /// What is typed.
  public var line: TextLine
  /// What is wrong with it, nil after the next key.
  public var error: String?
  /// The place in the history that is shown, nil for what was typed; 0 is the newest.
  var recalled: Int?
  /// What was typed before the history was asked.
  var draft = ""
  /// The device under the cursor before the filter was typed.
  var origin: Int?

  /// An empty or a prepared line.
  public init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    line = TextLine(text, limit: 200)
  }
}
