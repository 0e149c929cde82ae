import PseudoTerminal
import TerminalProbe
import TextCanvas

/// The probe in a pseudo-terminal.
enum Probe {
  static let path = BuiltProgram.path("TerminalProbe")

  static func environment(
    term: String? = "xterm-256color", locale: String = "C.UTF-8",
    adding more: [String: String] = [:]
  ) -> [String: String] {
    var variables = ["LC_ALL": locale, "PATH": "/usr/bin:/bin"]
    variables["TERM"] = term
    return variables.merging(more) { $1 }
  }

  /// Starts the probe and waits for its first frame.
  static func start(
    term: String? = "xterm-256color", locale: String = "C.UTF-8",
    adding more: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      path, environment: environment(term: term, locale: locale, adding: more), columns: columns,
      rows: rows)
    try terminal.wait(forText: "ready")
    return terminal
  }
}

extension PseudoTerminal {
  /// The canvas that the probe has drawn to come to this screen.
  var expectedCanvas: Canvas {
    var status = screen.line(screen.rows - 1)
    status.removeLast(2)
    while status.last == " " { status.removeLast() }
    return ProbeScene.canvas(
      size: Size(width: screen.columns, height: screen.rows), status: status)
  }
}
