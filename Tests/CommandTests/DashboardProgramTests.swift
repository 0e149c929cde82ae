import Glibc
import PseudoTerminal
import Testing

/// The program in a terminal of its own, as an operator has it.
@Suite struct DashboardProgramTests {
  private static let path = BuiltProgram.path("stackdeck")

  private static func environment(
    term: String = "xterm-256color", locale: String = "C.UTF-8", adding: [String: String] = [:]
  ) -> [String: String] {
    ["LC_ALL": locale, "PATH": "/usr/bin:/bin", "TERM": term]
      .merging(adding) { $1 }
  }

  /// Starts the dashboard with a scheme that is solved at once, and waits for its plan.
  private func start(
    _ arguments: [String] = ["--scheme", "equal-bandwidth"], columns: Int = 120, rows: Int = 36,
    environment: [String: String] = DashboardProgramTests.environment()
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      Self.path, arguments, environment: environment, columns: columns, rows: rows)
    try terminal.wait(forText: "mean FID 8.2")
    try terminal.wait(forText: "final")
    // The footer is the last that is drawn of a frame.
    try terminal.wait(for: "the footer") { $0.line(rows - 1).contains("help") }
    return terminal
  }

  private func expectRestored(_ terminal: PseudoTerminal) {
    #expect(terminal.screen.leftovers == [])
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.settings == terminal.initialSettings)
    #expect(terminal.screen.unknown == [])
  }

  @Test func opensOnThePaperScenarioAndPlays() throws {
    let terminal = try PseudoTerminal(
      Self.path, ["--iterations", "5", "--particles", "4"], environment: Self.environment(),
      columns: 120, rows: 36)
    try terminal.wait(forText: "paper-k20  proposed: STACKING + PSO")
    try terminal.wait(forText: "final")
    try terminal.wait(forText: "T* search")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    expectRestored(terminal)
  }

  @Test func anEditChangesTheMeanFIDOnScreen() throws {
    let terminal = try start()
    terminal.send("\r")
    try terminal.wait(forText: "end-to-end deadline: number above 0")
    terminal.send("3\r")
    try terminal.wait(forText: "deadline 8.68 → 3 s: mean FID 8.2")
    try terminal.wait(for: "the edited plan") { !$0.line(0).contains("mean FID 8.2") }
    try terminal.wait(forText: "paper-k20*")
    terminal.send("u")
    try terminal.wait(forText: "mean FID 8.2")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    expectRestored(terminal)
  }

  @Test func resizesDownToTheMessageAndBack() throws {
    let terminal = try start()
    terminal.resize(columns: 80, rows: 24)
    try terminal.wait(for: "80 columns") { $0.line(23).contains("? help") }
    terminal.resize(columns: 40, rows: 10)
    try terminal.wait(forText: "too small: have 40×10, need 60×16")
    terminal.resize(columns: 120, rows: 36)
    try terminal.wait(for: "120 columns") { $0.line(35).contains("? help") }
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGILL, SIGBUS, SIGFPE, SIGTRAP])
  func everySignalGivesTheTerminalBack(_ number: Int32) throws {
    let terminal = try start()
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .killed(number))
    expectRestored(terminal)
  }

  @Test func suspendsAndComesBack() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh",
      [
        "-c",
        "set -m; '\(Self.path)' --scheme equal-bandwidth; echo shell; read go; fg; echo end $?",
      ],
      environment: Self.environment(), columns: 120, rows: 36)
    try terminal.wait(forText: "final")
    terminal.send("\u{1A}")
    try terminal.wait(forText: "shell")
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.settings == terminal.initialSettings)
    terminal.send("\n")
    try terminal.wait(forText: "T* search")
    terminal.send("q")
    try terminal.wait(forText: "end 0")
    #expect(try terminal.waitForExit() == .exited(0))
    expectRestored(terminal)
  }

  @Test func aLostConnectionEndsIt() throws {
    let terminal = try start()
    terminal.hangUp()
    let status = try terminal.waitForExit()
    #expect(status == .killed(SIGHUP) || status == .exited(128 + SIGHUP))
  }

  @Test func nothingChangedNothingSent() throws {
    let terminal = try start()
    try terminal.wait(forText: "best T*")
    // The what-if values are the last that is worked out; each shows "…" until then.
    try terminal.wait(for: "the what-if values") { screen in
      screen.line(1).matches(of: /%→[-+0-9]/).count == 3
    }
    while terminal.read(within: 1000) {}
    let count = terminal.output.count
    #expect(!terminal.read(within: 1500))
    #expect(terminal.output.count == count)
  }

  @Test func aDumbTerminalIsToldWhatWorks() throws {
    let terminal = try PseudoTerminal(
      Self.path, [], environment: Self.environment(term: "dumb"))
    #expect(try terminal.waitForExit() == .exited(64))
    #expect(terminal.screen.text.contains("dumb"))
    #expect(terminal.screen.text.contains("stackdeck solve"))
  }

  @Test func anUnknownTerminalGetsOneNote() throws {
    let terminal = try start(environment: Self.environment(term: "no-such-terminal"))
    try terminal.wait(forText: "no-such-terminal")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func withoutColourNoneIsSent() throws {
    let terminal = try start(environment: Self.environment(adding: ["NO_COLOR": "1"]))
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.firstMatch(of: /\u{1B}\[([0-9;]*;)?[34][0-7](;[0-9;]*)?m/) == nil)
  }

  @Test func theCLocaleGetsAsciiAlone() throws {
    let terminal = try start(environment: Self.environment(locale: "C"))
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test func aFaultyFileIsReportedOnTheNormalScreen() throws {
    let terminal = try PseudoTerminal(
      Self.path, ["/no/such/file.yaml"], environment: Self.environment())
    #expect(try terminal.waitForExit() == .exited(66))
    expectRestored(terminal)
    #expect(terminal.screen.text.contains("/no/such/file.yaml"))
  }
}
