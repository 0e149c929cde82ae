import BatchModel
import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Random keys, pointers and sizes: nothing crashes or hangs, and what is sent in differences is
/// what a full repaint shows.
@Suite struct RandomSessionTests {
  /// RANDOM_EVENTS asks for so many of each seed, looked at after every one; usually some hundreds
  /// are sent, and one of twenty is looked at.
  private static let asked = ProcessInfo.processInfo.environment["RANDOM_EVENTS"].flatMap(Int.init)
  private static let events = asked ?? 500
  private static let stride = asked == nil ? 20 : 1

  private static let keys =
    "abcdefghijklmnoprstuvwxyzADGHLNSVW0123456789 .,<>[]{}+-=/:?*%_#~".map(String.init)
    + ["\r", "\t", "\u{1B}", "\u{7F}", "\u{10}", "\u{12}", "\u{15}", "\u{1}", "\u{5}", "é", "名"]
    + ["A", "B", "C", "D", "H", "F", "Z", "3~", "5~", "6~"].map { "\u{1B}[" + $0 }
    + ["\u{1B}OP", "\u{1B}[200~7.5\u{1B}[201~"]

  @Test(arguments: [11, 12])
  func staysAliveAndDrawsWhatItMeans(seed: UInt64) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "random-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = BuiltProgram.path("stackdeck")
    // The working folder takes what a random session may save.
    let terminal = try PseudoTerminal(
      "/bin/sh",
      [
        "-c", "cd '\(folder.path)' && exec '\(program)' --particles 2 --iterations 3 --effort 200",
      ],
      environment: [
        "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "PATH": "/usr/bin:/bin",
        "HOME": folder.path,
      ], columns: 100, rows: 30)
    try terminal.wait(forText: "final")
    var random = SplitMix64(seed: seed)
    for number in 0..<Self.events {
      send(to: terminal, &random)
      guard number.isMultiple(of: Self.stride) else {
        terminal.read(within: 0)
        continue
      }
      if terminal.poll() != nil { break }
      try expectRepaintShowsTheSame(terminal)
    }
    #expect(terminal.poll() == nil, "it has ended after random keys")
    #expect(terminal.screen.unknown == [])
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .killed(SIGTERM))
    #expect(terminal.screen.leftovers == [])
    #expect(terminal.settings == terminal.initialSettings)
  }

  private func send(to terminal: PseudoTerminal, _ random: inout SplitMix64) {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<82:
      terminal.send(Self.keys.randomElement(using: &random) ?? " ")
    case ..<97:
      let button = [0, 0, 0, 32, 64, 65].randomElement(using: &random) ?? 0
      let x = Int.random(in: 1...terminal.screen.columns, using: &random)
      // Not on the last row, whose hints are buttons, one of which ends the program.
      let y = Int.random(in: 1...max(1, terminal.screen.rows - 1), using: &random)
      let end = button == 0 && Bool.random(using: &random) ? "m" : "M"
      terminal.send("\u{1B}[<\(button);\(x);\(y)\(end)")
    default:
      terminal.resize(
        columns: Int.random(in: 1...180, using: &random),
        rows: Int.random(in: 1...50, using: &random))
    }
  }

  /// Waits until nothing moves, asks for a repaint, and compares.
  private func expectRepaintShowsTheSame(_ terminal: PseudoTerminal) throws {
    // An unfinished Escape and a play head must have come to rest: later looks are longer ones.
    for quiet in [2, 25, 25, 25] {
      settle(terminal, quiet)
      let before = terminal.screen
      terminal.send("\u{0C}")
      let count = terminal.output.count
      let isRepainted = { (_: VirtualScreen) in terminal.output.count > count }
      if quiet > 2 {
        try terminal.wait(for: "a repaint", until: isRepainted)
      } else if (try? terminal.wait(for: "a repaint", seconds: 1, until: isRepainted)) == nil {
        // After an Escape that had not come to rest this was another key.
        continue
      }
      settle(terminal, quiet)
      if visibleCells(terminal.screen) == visibleCells(before) { return }
      if quiet == 2 || isAtWork(before, changedTo: terminal.screen) { continue }
      #expect(terminal.screen.text == before.text)
      #expect(visibleCells(terminal.screen) == visibleCells(before), "a style differs")
      return
    }
  }

  /// The cells without what does not show: a blank has no foreground unless it is reversed.
  private func visibleCells(_ screen: VirtualScreen) -> [VirtualCell] {
    screen.cells.map { cell in
      guard cell.text == " ", !cell.style.reverse, !cell.style.underline else { return cell }
      var blank = cell
      blank.style = VirtualStyle()
      blank.style.background = cell.style.background
      return blank
    }
  }

  /// Whether all that has changed said that it was still being worked out.
  private func isAtWork(_ before: VirtualScreen, changedTo after: VirtualScreen) -> Bool {
    if before.line(0).contains("solving") { return true }
    let changed = (0..<before.rows).filter { before.line($0) != after.line($0) }
    return !changed.isEmpty && changed.allSatisfy { before.line($0).contains("…") }
  }

  /// Reads until nothing has come for so many times 20 ms, or for some seconds.
  private func settle(_ terminal: PseudoTerminal, _ wanted: Int) {
    var quiet = 0
    for _ in 0..<400 where quiet < wanted {
      quiet = terminal.read(within: 20) ? 0 : quiet + 1
    }
  }
}
