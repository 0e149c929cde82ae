/// What went wrong while a program ran in a pseudo-terminal.
public enum PseudoTerminalError: Error, CustomStringConvertible {
  /// A system call failed, with errno's text.
  case system(call: String, reason: String)
  /// A state did not come within its limit; holds what was on the screen.
  case timeout(waitingFor: String, screen: String)

  /// The whole story for a test report.
  public var description: String {
    switch self {
    case .system(let call, let reason): "\(call): \(reason)"
    case .timeout(let what, let screen): "no \(what) within the limit; the screen was:\n\(screen)"
    }
  }
}
