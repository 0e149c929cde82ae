import Glibc
import PseudoTerminal
import Testing

@Suite struct SuspendTests {
  /// Starts a shell with job control that runs the probe and then these commands.
  private func start(_ commands: String) throws -> (PseudoTerminal, [UInt32]) {
    let script = "set -m; '\(Probe.path)'; \(commands)"
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", script], environment: Probe.environment(), columns: 100)
    let settings = terminal.initialSettings
    try terminal.wait(forText: "ready")
    terminal.send("m")
    try terminal.wait(for: "mouse modes") { $0.modes.contains(1006) }
    return (terminal, settings)
  }

  private func expectShell(_ terminal: PseudoTerminal, _ settings: [UInt32]) {
    #expect(terminal.screen.leftovers == [])
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.settings == settings)
  }

  @Test func suspendedAndBackInTheForeground() throws {
    let (terminal, settings) = try start("echo out; read go; fg; echo end $?")
    terminal.send("\u{1A}")
    try terminal.wait(forText: "out")
    expectShell(terminal, settings)
    terminal.resize(columns: 90, rows: 20)
    terminal.send("\n")
    try terminal.wait(forText: "resumed")
    try terminal.wait(forText: "probe 90x20")
    #expect(terminal.screen.modes.isSuperset(of: [1002, 1006, 2004, 1049]))
    expectCanvas(on: terminal, colors: 256)
    terminal.send("q")
    try terminal.wait(forText: "end 0")
    expectShell(terminal, settings)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func theBackgroundLeavesTheShellAlone() throws {
    let (terminal, settings) = try start(
      "echo out; read go; bg; echo behind; read go; fg; echo end $?")
    terminal.send("\u{1A}")
    try terminal.wait(forText: "out")
    terminal.send("\n")
    try terminal.wait(forText: "behind")
    expectShell(terminal, settings)
    terminal.send("\n")
    try terminal.wait(forText: "resumed")
    expectCanvas(on: terminal, colors: 256)
    terminal.send("q")
    try terminal.wait(forText: "end 0")
    expectShell(terminal, settings)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func aStoppedProgramCanBeEnded() throws {
    let (terminal, settings) = try start("echo out; read go; kill %1; bg; wait %1; echo end $?")
    terminal.send("\u{1A}")
    try terminal.wait(forText: "out")
    terminal.send("\n")
    try terminal.wait(forText: "end 143")
    expectShell(terminal, settings)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test func withoutAShellToReturnToItGoesOn() throws {
    let terminal = try Probe.start()
    terminal.send("\u{1A}")
    try terminal.wait(forText: "resumed")
    #expect(terminal.screen.modes.contains(1049))
    expectCanvas(on: terminal, colors: 256)
  }

  @Test func anUnannouncedStopIsHealed() throws {
    let terminal = try Probe.start()
    terminal.signal(SIGSTOP)
    terminal.disturb()
    terminal.signal(SIGCONT)
    try terminal.wait(forText: "resumed")
    expectCanvas(on: terminal, colors: 256)
  }

  @Test func aSignalToStopIsASuspension() throws {
    let (terminal, settings) = try start("echo out; read go; fg; echo end $?")
    let process = try #require(terminal.foregroundGroup)
    kill(process, SIGTSTP)
    try terminal.wait(forText: "out")
    expectShell(terminal, settings)
    terminal.send("\n")
    try terminal.wait(forText: "resumed")
    terminal.send("q")
    try terminal.wait(forText: "end 0")
  }
}
