import PseudoTerminal
import Testing

/// What differs where the output is a terminal.
@Suite struct TerminalTests {
  private static let environment = [
    "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
  ]
  private let k5 = Command.reference + "/k5.yaml"

  private func run(
    _ arguments: [String], columns: Int = 120, environment: [String: String] = [:]
  ) throws -> (bytes: String, screen: VirtualScreen) {
    let terminal = try PseudoTerminal(
      Command.path, arguments, environment: Self.environment.merging(environment) { $1 },
      columns: columns, rows: 60)
    #expect(try terminal.waitForExit() == .exited(0))
    return (String(decoding: terminal.output, as: UTF8.self), terminal.screen)
  }

  @Test func theReportIsColoredAndAsWideAsTheTerminal() throws {
    let report = try run(["solve", k5, "--allocation", "equal"], columns: 70)
    #expect(report.bytes.contains("\u{1B}[0;"))
    #expect(report.screen.text.contains("mean FID 6.607"))
    let rows = report.screen.text.split(separator: "\n")
    // A line that was too wide would have been broken by the terminal.
    #expect(rows.contains { $0.hasPrefix("k5") && $0.hasSuffix("0 outages") })
    #expect(rows.contains { $0.hasPrefix("d05") && $0.hasSuffix("╎") })
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func colorCanBeForbidden(environment: [String: String]) throws {
    let report = try run(["solve", k5, "--allocation", "equal"], environment: environment)
    #expect(!report.bytes.contains("\u{1B}"))
    #expect(report.screen.text.contains("mean FID 6.607"))
  }

  @Test func dataHoldNoColor() throws {
    let report = try run(["solve", k5, "--allocation", "equal", "--format", "json"])
    #expect(!report.bytes.contains("\u{1B}"))
  }

  @Test func progressIsShownAndTakenAway() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh",
      [
        "-c", "\"$0\" solve \"$1\" --particles 2 --iterations 1000000 >/dev/null", Command.path, k5,
      ],
      environment: Self.environment, columns: 120, rows: 10)
    try terminal.wait(for: "the progress") {
      $0.text.contains("proposed: STACKING + PSO  ") && $0.text.contains("/1000000  mean FID ")
    }
    // Ctrl-C, typed.
    terminal.send("\u{3}")
    _ = try terminal.waitForExit()
    #expect(!terminal.screen.text.contains("STACKING"))
  }

  @Test func progressIsOnlyForTerminals() throws {
    let result = try Command.run("solve", k5, "--particles", "2", "--iterations", "100")
    #expect(result.code == 0)
    #expect(result.errors == "")
  }
}
