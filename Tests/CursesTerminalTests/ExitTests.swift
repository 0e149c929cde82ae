import Glibc
import PseudoTerminal
import Testing

@Suite struct ExitTests {
  /// Starts the probe with every mode on.
  private func start(adding variables: [String: String] = [:]) throws -> (PseudoTerminal, [UInt32])
  {
    let terminal = try PseudoTerminal(
      Probe.path, environment: Probe.environment(adding: variables))
    let settings = terminal.initialSettings
    try terminal.wait(forText: "ready")
    terminal.send("m")
    try terminal.wait(for: "mouse modes") { $0.modes.contains(1006) }
    #expect(terminal.screen.isAlternate)
    #expect(terminal.settings != settings)
    return (terminal, settings)
  }

  private func expectRestored(_ terminal: PseudoTerminal, _ settings: [UInt32]) {
    #expect(terminal.screen.leftovers == [])
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.style == VirtualStyle())
    #expect(terminal.settings == settings)
    #expect(terminal.screen.unknown == [])
  }

  @Test(arguments: [("q", 0), ("E", 3)])
  func aWayOutOfItsOwn(key: String, code: Int32) throws {
    let (terminal, settings) = try start()
    terminal.send(key)
    #expect(try terminal.waitForExit() == .exited(code))
    expectRestored(terminal, settings)
    #expect(terminal.screen.text.allSatisfy { $0 == "\n" })
  }

  @Test(arguments: [
    SIGTERM, SIGHUP, SIGINT, SIGSEGV, SIGABRT, SIGTRAP, SIGILL, SIGBUS, SIGFPE, SIGQUIT, SIGUSR1,
    SIGALRM,
  ])
  func aSignal(number: Int32) throws {
    let (terminal, settings) = try start()
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .killed(number))
    expectRestored(terminal, settings)
    #expect(terminal.screen.text.allSatisfy { $0 == "\n" })
  }

  @Test(arguments: ["T", "A", "S", "B"])
  func aCrashWithSwiftsOwnHandlerWaiting(key: String) throws {
    let (terminal, settings) = try start(adding: ["SWIFT_BACKTRACE": "enable=yes,color=no"])
    terminal.send(key)
    let status = try terminal.waitForExit()
    switch key {
    case "A": #expect(status == .killed(SIGABRT))
    case "S": #expect(status == .killed(SIGSEGV))
    default: #expect(status == .killed(SIGILL) || status == .killed(SIGTRAP))
    }
    expectRestored(terminal, settings)
    #expect(!terminal.screen.text.contains("Press space"))
    // The reason is on the normal screen, where it can be read; an optimised index trap has none.
    if key == "B" { #expect(terminal.screen.text.contains("Fatal error: behind")) }
  }

  @Test func messagesWaitForTheEnd() throws {
    let (terminal, settings) = try start()
    terminal.send("e")
    try terminal.wait(forText: "character(\"e\")")
    #expect(!terminal.screen.text.contains("a stray message"))
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    expectRestored(terminal, settings)
    #expect(terminal.screen.text.contains("a stray message"))
  }

  @Test func aLostConnectionEndsIt() throws {
    let (terminal, _) = try start()
    terminal.hangUp()
    // SIGHUP and the end of input race each other; both are the end.
    let status = try terminal.waitForExit()
    #expect(status == .killed(SIGHUP) || status == .exited(4))
  }

  @Test func theEndOfInputEndsItWithoutASignal() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "trap '' HUP; exec '\(Probe.path)'"], environment: Probe.environment())
    try terminal.wait(forText: "ready")
    terminal.hangUp()
    let status = try terminal.waitForExit()
    #expect(status == .exited(4))
  }
}
