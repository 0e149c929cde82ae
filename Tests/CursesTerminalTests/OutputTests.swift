import Glibc
import PseudoTerminal
import Testing

@Suite struct OutputTests {
  @Test func nothingChangedIsNothingSentAndNoWakeUp() throws {
    let terminal = try Probe.start()
    // A second frame first: only then is the terminal known to wait again.
    terminal.send("x")
    try terminal.wait(forText: "character(\"x\")")
    terminal.send("x")
    let before = terminal.output.count
    let sleeps = try settledSwitches(of: terminal)
    #expect(!terminal.read(within: 150))
    #expect(terminal.output.count == before)
    #expect(switches(of: terminal.process) == sleeps)
  }

  @Test func aSmallChangeIsAFewBytes() throws {
    let terminal = try Probe.start()
    terminal.send("x")
    try terminal.wait(forText: "character(\"x\")")
    let before = terminal.output.count
    terminal.send("y")
    try terminal.wait(forText: "character(\"y\")")
    #expect(terminal.output.count - before < 30)
  }

  @Test func repaintingHealsAnything() throws {
    let terminal = try Probe.start()
    let good = terminal.screen.cells
    terminal.disturb()
    #expect(terminal.screen.cells != good)
    terminal.send("\u{C}")
    try terminal.wait(forText: "control(\"l\")")
    expectCanvas(on: terminal, colors: 256)
  }

  @Test func aStalledTerminalCostsFramesNotKeys() throws {
    let terminal = try Probe.start()
    let frame = terminal.output.count
    terminal.send(String(repeating: "\u{C}", count: 400))
    terminal.send("y")
    // Only an input that is taken while nobody reads has room for this much more.
    for _ in 0..<40 { terminal.send(String(repeating: "z", count: 1000)) }
    try terminal.wait(forText: "character(\"z\")")
    expectCanvas(on: terminal, colors: 256)
    #expect(terminal.output.count < 300 * frame)
  }

  @Test func aStalledTerminalDoesNotHinderTheEnd() throws {
    let terminal = try Probe.start()
    terminal.send(String(repeating: "\u{C}", count: 400))
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit(reading: false) == .killed(SIGTERM))
    #expect(terminal.settings == terminal.initialSettings)
  }

  @Test func thePromptIsWhereItWas() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "printf 'one\\ntwo\\n'; '\(Probe.path)'; printf three"],
      environment: Probe.environment())
    try terminal.wait(forText: "ready")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.hasPrefix("one\ntwo\nthree\n"))
  }

  @Test func textGoesToTheClipboard() throws {
    let terminal = try Probe.start()
    terminal.send("c")
    try terminal.wait(forText: "copied true")
    #expect(terminal.screen.commands == ["52;c;aMOpbGxvCg=="])
  }

  /// The number of times the process has gone to sleep, once it no longer rises.
  private func settledSwitches(of terminal: PseudoTerminal) throws -> Int {
    var last = switches(of: terminal.process)
    while terminal.read(within: 50) || switches(of: terminal.process) != last {
      last = switches(of: terminal.process)
    }
    return last
  }

  private func switches(of process: pid_t) -> Int {
    guard let file = fopen("/proc/\(process)/status", "r") else { return -1 }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 8192)
    let count = fread(&text, 1, text.count, file)
    let lines = String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      .split(separator: "\n")
    let line = lines.first { $0.hasPrefix("voluntary_ctxt_switches") }
    return line.flatMap { Int($0.split(separator: "\t")[1]) } ?? -1
  }
}
