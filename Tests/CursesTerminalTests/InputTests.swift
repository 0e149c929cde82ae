import PseudoTerminal
import Testing

@Suite struct InputTests {
  @Test(arguments: [
    ("\u{1B}", "key(TextCanvas.Key.escape)"), ("\u{1B}OA", "key(TextCanvas.Key.up)"),
    ("\u{1B}[B", "key(TextCanvas.Key.down)"), ("\u{1B}[1;5C", "key(TextCanvas.Key.right)"),
    ("\u{1B}OP", "key(TextCanvas.Key.function(1))"), ("\u{1B}[24~", "function(12)"),
    ("\u{1B}[Z", "key(TextCanvas.Key.backTab)"), ("\r", "key(TextCanvas.Key.enter)"),
    ("\t", "key(TextCanvas.Key.tab)"), ("\u{7F}", "key(TextCanvas.Key.backspace)"),
    ("\u{1B}x", "alt(\"x\")"), ("\u{3}", "control(\"c\")"), ("\u{1C}", "control(\"\\\\\")"),
    ("ü", "character(\"ü\")"), ("漢", "character(\"漢\")"),
    ("\u{1B}[<0;5;7M", "press(button: 1), position: TextCanvas.Point(x: 4, y: 6)"),
    ("\u{1B}[200~two\rlines\u{1B}[201~", "paste(\"two\\nlines\")"),
  ])
  func keysReachTheProgram(bytes: String, event: String) throws {
    let terminal = try Probe.start(columns: 120)
    terminal.send(bytes)
    try terminal.wait(forText: event)
  }

  @Test func theMouseIsAskedForAndLeft() throws {
    let terminal = try Probe.start()
    let mouse: Set = [1000, 1002, 1006]
    #expect(terminal.screen.modes.isDisjoint(with: mouse))
    terminal.send("m")
    try terminal.wait(for: "mouse modes") { $0.modes.isSuperset(of: mouse) }
    terminal.send("M")
    try terminal.wait(for: "no mouse modes") { $0.modes.isDisjoint(with: mouse) }
    #expect(terminal.screen.modes.contains(2004))
  }

  @Test func anotherThreadWakesTheLoop() throws {
    let terminal = try Probe.start()
    terminal.send("w")
    try terminal.wait(forText: "wake")
  }

  @Test func aBurstOfSizesEndsInTheLast() throws {
    let terminal = try Probe.start()
    for columns in stride(from: 81, through: 140, by: 1) {
      terminal.resize(columns: columns, rows: 20 + columns % 13)
    }
    try terminal.wait(forText: "probe 140x30")
    try terminal.wait(forText: "resize")
    expectCanvas(on: terminal, colors: 256)
  }
}
