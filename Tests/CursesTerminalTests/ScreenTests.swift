import Glibc
import PseudoTerminal
import TextCanvas
import Testing

@Suite struct ScreenTests {
  @Test(arguments: [
    "xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100", "vt220",
  ])
  func theScreenShowsTheCanvas(term: String) throws {
    let terminal = try Probe.start(term: term)
    expectCanvas(on: terminal, colors: colors(of: term))
    terminal.send("x")
    try terminal.wait(forText: "character(\"x\")")
    expectCanvas(on: terminal, colors: colors(of: term))
    terminal.resize(columns: 61, rows: 17)
    try terminal.wait(forText: "probe 61x17")
    try terminal.wait(forText: "resize")
    expectCanvas(on: terminal, colors: colors(of: term))
    #expect(terminal.screen.unknown == [])
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.leftovers == [])
    #expect(terminal.screen.unknown == [])
  }

  @Test func anUnknownTypeIsTreatedAsXterm() throws {
    let terminal = try Probe.start(term: "no-such-terminal")
    expectCanvas(on: terminal, colors: 256)
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.contains("TERM=no-such-terminal is not in the terminfo database"))
  }

  @Test func aTypeWithoutAddressingIsRefused() throws {
    let terminal = try PseudoTerminal(Probe.path, environment: Probe.environment(term: "dumb"))
    #expect(try terminal.waitForExit() == .exited(2))
    let text = terminal.screen.text.replacing("\n", with: "")
    #expect(text.contains("stackdeck solve"))
    #expect(!terminal.output.contains(0x1B))
  }

  @Test func pipesAreRefused() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "'\(Probe.path)' | cat; '\(Probe.path)' < /dev/null"],
      environment: Probe.environment())
    #expect(try terminal.waitForExit() == .exited(2))
    #expect(terminal.screen.text.contains("standard output is not a terminal"))
    #expect(terminal.screen.text.contains("standard input is not a terminal"))
    #expect(!terminal.output.contains(0x1B))
  }

  @Test func withoutUtf8OnlyAsciiIsSent() throws {
    let terminal = try Probe.start(locale: "C")
    #expect(terminal.screen.text.contains("ascii"))
    #expect(terminal.screen.line(4).hasPrefix("??????"))
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test func withoutColoursOnlyAttributesAreSent() throws {
    let terminal = try Probe.start(adding: ["NO_COLOR": "1"])
    #expect(terminal.screen.text.contains("ready none"))
    expectCanvas(on: terminal, colors: 0)
  }

  @Test func theSizeIsThatOfTheTerminal() throws {
    let terminal = try Probe.start(adding: ["LINES": "5", "COLUMNS": "7"], columns: 200, rows: 50)
    #expect(terminal.screen.line(0).hasPrefix("probe 200x50"))
  }

  @Test(arguments: [(1, 1), (2, 1), (1, 7), (500, 200), (9, 3)])
  func everySizeIsDrawn(columns: Int, rows: Int) throws {
    let terminal = try Probe.start(columns: 60, rows: 16)
    terminal.resize(columns: columns, rows: rows)
    let corner: (VirtualScreen) -> Bool = { $0[columns - 1, rows - 1].text == "+" }
    try terminal.wait(for: "the corner", until: corner)
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.unknown == [])
  }

  private func colors(of term: String) -> Int {
    term.hasPrefix("vt") ? 0 : term == "linux" ? 8 : 256
  }
}
