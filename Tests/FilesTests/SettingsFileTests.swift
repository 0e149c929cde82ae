import Files
import TextCanvas
import Testing

@Suite struct SettingsFileTests {
  private func read(_ text: String) -> SettingsFile.Reading {
    SettingsFile.read(Array(text.utf8), file: "config.yaml")
  }

  private func change(_ text: String, _ settings: Settings) throws -> String {
    let bytes = try SettingsFile.changing(Array(text.utf8), to: settings, file: "config.yaml")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func everyKeyIsRead() {
    let reading = read("# mine\ntheme: nord\nglyphs: block\nmouse: false\n")
    #expect(reading.settings == Settings(theme: "nord", glyphs: .block, mouse: false))
    #expect(reading.themePlace == Place(line: 2, column: 8))
    #expect(reading.faults == nil)
  }

  @Test(arguments: ["", "\n", "# nothing\n"])
  func nothingIsNoFault(_ text: String) {
    #expect(read(text).settings == Settings())
    #expect(read(text).faults == nil)
  }

  @Test func faultsAreToldAndTheRestCounts() {
    let reading = read("theme: nord\nglyphs: brail\nmouse: maybe\ntehme: x\n")
    #expect(reading.settings == Settings(theme: "nord"))
    #expect(
      reading.faults?.lines == [
        "config.yaml:2:9: `glyphs` is unknown: found `brail`, "
          + "allowed is `braille`, `block` and `ascii`",
        "config.yaml:3:8: `mouse` is neither yes nor no: found `maybe`, "
          + "allowed is `true` and `false`",
        "config.yaml:4:1: unknown key of the settings: found `tehme`, allowed are `theme`, "
          + "`glyphs` and `mouse`. Maybe `theme`?",
      ])
    #expect(read("theme: [a\n").faults?.lines.count == 1)
    #expect(read("- a\n").faults?.lines.count == 1)
    #expect(read("theme: [a]\n").settings == Settings())
  }

  @Test func aNewFileSaysWhatItIs() throws {
    let text = try change("", Settings(theme: "nord", mouse: false))
    #expect(
      text == """
        # Settings of stackdeck; every key may be left out.
        theme: nord
        mouse: false

        """)
  }

  @Test func commentsOrderAndUnknownKeysStay() throws {
    let text = """
      # my settings
      mouse: true   # at home
      later: {a: 1}  # unknown here

      theme: "gruvbox" # "dark" ones
      """
    #expect(
      try change(text, Settings(theme: "nord", glyphs: .ascii, mouse: false)) == """
        # my settings
        mouse: false   # at home
        later: {a: 1}  # unknown here

        theme: nord # "dark" ones
        glyphs: ascii

        """)
  }

  @Test(
    arguments: ["nord", "my theme", "#1", "no", "1e3", "a\"b\\c", "it's", "x: y", "名前", "null"])
  func everyNameComesBack(_ name: String) throws {
    for old in ["", "theme: a\n", "theme: 'a # b' # c\n", "theme:   \"x\"\r\nmouse: true\r\n"] {
      let text = try change(old, Settings(theme: name))
      #expect(read(text).settings.theme == name)
      #expect(read(text).faults == nil)
      #expect(text.contains("# c") == old.contains("# c"))
      #expect(try change(text, Settings(theme: name)) == text)
    }
  }

  @Test(arguments: ["{theme: a}\n", "mouse: [a\n", "theme:\n  a\n", "- a\n", "mouse: true\n...\n"])
  func whatCannotBeChangedIsLeftAlone(_ text: String) {
    do {
      _ = try change(text, Settings(theme: "nord"))
      Issue.record("“\(text)” was changed")
    } catch let error as FaultReport {
      #expect(error.lines[0].hasPrefix("config.yaml:1:1: cannot be changed here"))
      #expect(error.lines[0].contains("`theme: nord`"))
    } catch {
      Issue.record("\(error)")
    }
  }
}
