import Foundation
import PseudoTerminal
import Testing

/// Settings, themes, mouse, export and clipboard of the program in a terminal.
@Suite struct LookTests {
  private static let path = BuiltProgram.path("stackdeck")

  private func start(
    _ folder: TemporaryFolder, _ arguments: [String] = []
  ) throws -> PseudoTerminal {
    let environment = [
      "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
      "XDG_CONFIG_HOME": folder.path, "HOME": folder.path,
    ]
    let terminal = try PseudoTerminal(
      Self.path, ["--scheme", "equal-bandwidth"] + arguments, environment: environment,
      columns: 120, rows: 36)
    try terminal.wait(forText: "final")
    // The footer is the last that is drawn of a frame.
    try terminal.wait(for: "the footer") { $0.line(35).contains("? help") }
    return terminal
  }

  private func quit(_ terminal: PseudoTerminal) throws {
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  private func exists(_ name: String, in folder: TemporaryFolder) -> Bool {
    FileManager.default.fileExists(atPath: folder.path + "/" + name)
  }

  @Test func settingsAreWrittenOnlyWhenAsked() throws {
    let folder = try TemporaryFolder()
    var terminal = try start(folder)
    terminal.send("t")
    try terminal.wait(forText: "gruvbox")
    terminal.send("jjj\r")
    try terminal.wait(forText: "theme gruvbox until the program ends")
    terminal.send("bm")
    try quit(terminal)
    #expect(!exists("stackdeck", in: folder))

    terminal = try start(folder)
    terminal.send("t")
    try terminal.wait(forText: "gruvbox")
    terminal.send("jw")
    try terminal.wait(forText: "kept in")
    try quit(terminal)
    #expect(try folder.text("stackdeck/config.yaml").hasSuffix("\ntheme: dark\n"))

    terminal = try start(folder)
    terminal.send("t")
    try terminal.wait(forText: "▸ dark")
    terminal.send("q")
    try quit(terminal)
  }

  @Test func keepingFollowsLinksAndKeepsModeAndComments() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/stackdeck", withIntermediateDirectories: true)
    let file = try folder.file("dotfile.yaml", "# mine\ntheme: nord # best\n")
    chmod(file, 0o640)
    symlink(file, folder.path + "/stackdeck/config.yaml")
    let terminal = try start(folder)
    terminal.send("t")
    try terminal.wait(forText: "▸ nord")
    terminal.send("gkw")
    try terminal.wait(forText: "kept in")
    try quit(terminal)
    #expect(try folder.text("dotfile.yaml") == "# mine\ntheme: monochrome # best\n")
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func faultsOfSettingsAndThemesStopNothing() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/stackdeck/themes", withIntermediateDirectories: true)
    let config = try folder.file(
      "stackdeck/config.yaml", "theme: nrod\nglyphs: 7\nmouse: false\n")
    let theme = try folder.file("stackdeck/themes/bad.yaml", "roles: {titel: {}}")
    var terminal = try start(folder)
    try terminal.wait(forText: "\(config):2:9: `glyphs` is unknown")
    terminal.send("t")
    try terminal.wait(forText: "faulty")
    terminal.send("k\u{1B}[B")
    try quitTheme(terminal)
    #expect(terminal.screen.text.contains(":1:8: unknown theme: found `nrod`"))

    terminal = try start(folder, ["--theme", theme])
    terminal.send("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.contains("bad.yaml:1:9: unknown key"))
  }

  private func quitTheme(_ terminal: PseudoTerminal) throws {
    terminal.send("q")
    try terminal.wait(for: "the closed list") { !$0.text.contains("faulty") }
    try quit(terminal)
  }

  @Test func theCommandLineGoesFirst() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/stackdeck", withIntermediateDirectories: true)
    _ = try folder.file("stackdeck/config.yaml", "theme: nord\nglyphs: block\nmouse: true\n")
    let terminal = try start(folder, ["--theme", "light", "--glyphs", "ascii", "--no-mouse"])
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[?1000h"))
    terminal.send("t")
    try terminal.wait(forText: "> light")
    #expect(!terminal.screen.text.contains("│"))
    terminal.send("q")
    try quit(terminal)
    let unknown = try PseudoTerminal(
      Self.path, ["--theme", "nrod"],
      environment: ["PATH": "/usr/bin", "TERM": "xterm-256color", "HOME": folder.path])
    #expect(try unknown.waitForExit() == .exited(64))
    #expect(unknown.screen.text.contains("Maybe `nord`?"))
  }

  @Test func theMouseSelectsAndIsSwitchedOff() throws {
    let folder = try TemporaryFolder()
    let terminal = try start(folder)
    try terminal.wait(forOutput: "\u{1B}[?1000h")
    let tabs = terminal.screen.line(34)
    let swarm = try #require(tabs.firstRange(of: "swarm")).lowerBound
    let column = tabs.distance(from: tabs.startIndex, to: swarm) + 1
    terminal.send("\u{1B}[<0;\(column);35M\u{1B}[<0;\(column);35m")
    try terminal.wait(forText: "there is no swarm")
    terminal.send("m")
    try terminal.wait(forText: "mouse off")
    try terminal.wait(forOutput: "\u{1B}[?1000l")
    try quit(terminal)
  }

  @Test func exportsAreWrittenAndAskBeforeReplacing() throws {
    let folder = try TemporaryFolder()
    let terminal = try start(folder)
    terminal.send(":export ~/plan.json\r")
    try terminal.wait(forText: "wrote \(folder.path)/plan.json")
    #expect(try folder.text("plan.json").contains("\"scheme\": \"equal-bandwidth\""))
    _ = try folder.file("plan.json", "kept")
    terminal.send("xp\u{17}~/plan.json\r")
    try terminal.wait(forText: "is there already")
    terminal.send("\u{1B}")
    try terminal.wait(for: "the view") { !$0.text.contains("is there already") }
    #expect(try folder.text("plan.json") == "kept")
    terminal.send(":export ~/plan.json\r")
    try terminal.wait(forText: "is there already")
    terminal.send("y")
    try terminal.wait(forText: "wrote")
    #expect(try folder.text("plan.json").hasSuffix("}\n"))
    terminal.send(":export /no/such/folder/a.svg\r")
    try terminal.wait(forText: "/no/such/folder/a.svg: cannot be created")
    try quit(terminal)
  }

  @Test func valuesAreCopiedByOSC52() throws {
    let folder = try TemporaryFolder()
    let terminal = try start(folder)
    terminal.send("yv")
    try terminal.wait(forText: "copied 8.68")
    // 8.68 in base 64.
    try terminal.wait(forOutput: "\u{1B}]52;c;OC42OA==\u{7}")
    try quit(terminal)
  }

  @Test func plainIsSentencesInATerminalToo() throws {
    let folder = try TemporaryFolder()
    let terminal = try PseudoTerminal(
      Self.path, ["--plain", "--scheme", "equal-bandwidth"],
      environment: [
        "PATH": "/usr/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "HOME": folder.path,
      ], columns: 200, rows: 60)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.text.contains("Service d04, deadline 8.68 seconds: "))
    #expect(!terminal.screen.text.contains("│"))
  }
}
