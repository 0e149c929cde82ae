/// Why the terminal cannot show the dashboard.
public enum TerminalError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Standard input or output is a file or a pipe.
  case notATerminal(stream: String)
  /// The terminal type cannot place the cursor; holds its name.
  case cannotAddress(type: String)
  /// Neither this terminal type nor xterm-256color is in the terminfo database.
  case noDescription(type: String)
  /// The system refused something; holds errno's text.
  case system(String)

  /// What was found, and what works in its place.
  public var description: String {
    switch self {
    case .notATerminal(let stream):
      "\(stream) is not a terminal, which the dashboard needs. "
        + "Maybe `stackdeck solve`, which prints its report as text?"
    case .cannotAddress(let type):
      "TERM=\(type) cannot place text on the screen, which the dashboard needs. "
        + "Maybe `stackdeck solve`, which prints its report as text, or another TERM?"
    case .noDescription(let type):
      "TERM=\(type) is not in the terminfo database, and neither is xterm-256color. "
        + "Maybe the package with terminal descriptions (ncurses-base) is missing?"
    case .system(let reason):
      "the terminal cannot be opened: \(reason)"
    }
  }
}
