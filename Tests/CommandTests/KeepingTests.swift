import Foundation
import Glibc
import PseudoTerminal
import Testing

/// What becomes of the user's data: files saved from inside, and edits that outlive a crash.
@Suite struct KeepingTests {
  private let folder: TemporaryFolder

  private static let text = """
    # The cell at the station.
    name: cell    # short
    pso: {particles: 2, iterations: 2}
    devices:
      # gate
      - {name: d01, deadline: 12.50, efficiency: 7.3}   # old camera
      - {name: d02, deadline: 20, efficiency: 9}

    """

  init() throws {
    folder = try TemporaryFolder()
    _ = try folder.file("cell.yaml", Self.text)
  }

  private var file: String { folder.path + "/cell.yaml" }

  /// The journals that are in place, without those being written.
  private var journals: [String] {
    let path = folder.path + "/state/stackdeck"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.sorted()
  }

  private func start(_ path: String? = nil, state: String? = nil) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      Command.path, [path ?? file],
      environment: [
        "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
        "HOME": folder.path, "XDG_STATE_HOME": state ?? folder.path + "/state",
      ], columns: 100, rows: 30)
    try terminal.wait(forText: "mean FID")
    return terminal
  }

  /// Edits the deadline of the first row, which is that of d01.
  private func edit(_ terminal: PseudoTerminal, _ value: String) throws {
    terminal.send("\r\(value)\r")
    try terminal.wait(forText: "→ \(value) s")
    try terminal.wait(for: "the mark") { $0.line(0).contains("cell*") }
  }

  private func quit(_ terminal: PseudoTerminal) throws {
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  /// Answers a question with Esc, `last` being in its last line.
  private func escape(_ terminal: PseudoTerminal, question last: String) throws {
    // A frame may come in pieces: a question that is not all there cannot be seen to go.
    try terminal.wait(forText: last)
    terminal.send("\u{1B}")
    try terminal.wait(for: "the question gone") { !$0.text.contains(last) }
  }

  private func waitForJournal(_ terminal: PseudoTerminal, holding text: String) throws {
    try terminal.wait(for: "a journal with \(text)") { _ in
      journals.contains { name in
        (try? folder.text("state/stackdeck/" + name))?.contains(text) ?? false
      }
    }
  }

  @Test func killedInTheMiddleOfEditsTheyComeBack() throws {
    let first = try start()
    #expect(journals == [])
    try edit(first, "11.5")
    try waitForJournal(first, holding: "11.5")
    first.signal(SIGKILL)
    #expect(try first.waitForExit() == .killed(SIGKILL))
    #expect(try folder.text("cell.yaml") == Self.text)

    let second = try start()
    try second.wait(forText: "ended with edits that were not saved")
    try second.wait(forText: "devices: 1 changed.")
    #expect(try folder.text("cell.yaml") == Self.text)
    second.send("r")
    try second.wait(forText: "edits restored")
    try second.wait(for: "the mark") { $0.line(0).contains("cell*") }
    second.send("w")
    try second.wait(forText: "saved /")
    #expect(try folder.text("cell.yaml") == Self.text.replacing("12.50", with: "11.5"))
    try second.wait(for: "no journal") { _ in journals.isEmpty }
    try quit(second)
  }

  @Test func laterIsLaterAndDiscardedIsGone() throws {
    let first = try start()
    try edit(first, "11.5")
    try waitForJournal(first, holding: "11.5")
    first.signal(SIGKILL)
    _ = try first.waitForExit()
    try Self.text.replacing("20", with: "21").write(
      toFile: file, atomically: false, encoding: .utf8)
    let second = try start()
    try second.wait(forText: "The file has changed since")
    try escape(second, question: "decide later")
    try quit(second)
    #expect(journals.count == 1)
    let third = try start()
    try third.wait(forText: "decide later")
    third.send("d")
    try third.wait(for: "no journal") { _ in journals.isEmpty }
    try quit(third)
  }

  @Test(arguments: [SIGHUP, SIGTERM, SIGINT])
  func aSignalWritesTheJournalAtOnce(_ number: Int32) throws {
    let terminal = try start()
    try edit(terminal, "3.25")
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .killed(number))
    #expect(journals.count == 1)
    #expect(try folder.text("state/stackdeck/" + (journals.first ?? "")).contains("3.25"))
    #expect(try folder.text("cell.yaml") == Self.text)
  }

  @Test func aLostConnectionWritesTheJournalAtOnce() throws {
    let terminal = try start()
    try edit(terminal, "3.25")
    terminal.hangUp()
    _ = try terminal.waitForExit()
    #expect(journals.count == 1)
  }

  @Test func leavingOnPurposeKeepsNothing() throws {
    let terminal = try start()
    try edit(terminal, "3.25")
    try waitForJournal(terminal, holding: "3.25")
    terminal.send("q")
    try terminal.wait(forText: "Edits are not saved.")
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(journals == [])
  }

  @Test func twoRunsOnOneFileLeaveEachOtherAlone() throws {
    let first = try start()
    try edit(first, "3.25")
    try waitForJournal(first, holding: "3.25")
    let second = try start()
    try edit(second, "4.75")
    try waitForJournal(second, holding: "4.75")
    #expect(journals.count == 2)
    second.send("q")
    try second.wait(forText: "Edits are not saved.")
    try quit(second)
    try waitForJournal(first, holding: "3.25")
    first.signal(SIGKILL)
    _ = try first.waitForExit()
    let third = try start()
    try third.wait(forText: "ended with edits that were not saved")
    third.signal(SIGKILL)
    _ = try third.waitForExit()
  }

  @Test func savingFollowsLinksAndKeepsTheMode() throws {
    chmod(file, 0o640)
    symlink("cell.yaml", folder.path + "/link.yaml")
    let terminal = try start(folder.path + "/link.yaml")
    try edit(terminal, "11.5")
    terminal.send("w")
    try terminal.wait(forText: "saved /")
    try terminal.wait(for: "the mark gone") { !$0.line(0).contains("*") }
    try quit(terminal)
    #expect(try folder.text("cell.yaml") == Self.text.replacing("12.50", with: "11.5"))
    var info = stat()
    #expect(lstat(folder.path + "/link.yaml", &info) == 0 && info.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(file, &info) == 0 && info.st_mode & 0o777 == 0o640)
  }

  @Test func aFileThatChangedOnDiskIsAskedAbout() throws {
    let terminal = try start()
    try edit(terminal, "11.5")
    let other = Self.text.replacing("# gate", with: "# the new gate")
    try other.write(toFile: file, atomically: false, encoding: .utf8)
    terminal.send("w")
    try terminal.wait(forText: "has changed on disk since it was read")
    try escape(terminal, question: "Esc stay")
    #expect(try folder.text("cell.yaml") == other)
    terminal.send("w")
    try terminal.wait(forText: "has changed on disk since it was read")
    terminal.send("o")
    try terminal.wait(forText: "saved /")
    #expect(try folder.text("cell.yaml") == other.replacing("12.50", with: "11.5"))
    try quit(terminal)
  }

  @Test func saveAsMakesAFileAndAsksBeforeItTakesAnother() throws {
    _ = try folder.file("other.yaml", "mine")
    let terminal = try start()
    terminal.send(":save-as ~/new.yaml\r")
    try terminal.wait(forText: "saved ~/new.yaml")
    #expect(try folder.text("new.yaml") == Self.text)
    terminal.send(":save-as ~/other.yaml\r")
    try terminal.wait(forText: "is there already")
    try escape(terminal, question: "Esc stay")
    #expect(try folder.text("other.yaml") == "mine")
    terminal.send(":save-as ~/none/x.yaml\r")
    try terminal.wait(forText: "No such file or directory")
    try quit(terminal)
  }

  @Test func faultsOfAnotherFileAreShownAndChangeNothing() throws {
    let bad = try folder.file("bad.yaml", "bandwith: 3\ndevices: []\n")
    let terminal = try start()
    terminal.send(":open \(bad)\r")
    try terminal.wait(forText: "not opened")
    try terminal.wait(forText: "found `bandwith`")
    try terminal.wait(forText: "`devices` has the wrong")
    terminal.send("q")
    try terminal.wait(for: "the report gone") { !$0.text.contains("not opened") }
    let fleet = try folder.file("fleet.csv", "name,deadline,efficiency\nx1,9,7\nx2,9.5,8\n")
    terminal.send(":devices \(fleet)\r")
    try terminal.wait(forText: "has 2 devices.")
    terminal.send("r")
    try terminal.wait(forText: "x2")
    terminal.send("u")
    try terminal.wait(forText: "d02")
    try quit(terminal)
  }

  @Test func whereNothingCanBeKeptItSaysSoOnce() throws {
    let terminal = try start(state: file)
    terminal.send("\r5\r")
    try terminal.wait(forText: "unsaved edits would be lost in a crash")
    terminal.send("u")
    try terminal.wait(for: "the mark gone") { !$0.line(0).contains("*") }
    try quit(terminal)
    #expect(try folder.text("cell.yaml") == Self.text)
  }
}
