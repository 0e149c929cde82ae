import Files
import TextCanvas
import Testing
import Themes

@Suite struct ThemeFileTests {
  private func source(_ text: String, _ name: String = "s") -> ThemeFile.Source {
    ThemeFile.Source(Array(text.utf8), file: "\(name).yaml")
  }

  private func read(_ text: String, others: [String: String] = [:]) throws -> Theme {
    try ThemeFile.read(source(text)) { name in others[name].map { source($0, name) } }
  }

  private func lines(_ text: String, others: [String: String] = [:]) -> [String] {
    do {
      _ = try read(text, others: others)
      return []
    } catch let error as FaultReport {
      return error.lines
    } catch {
      return ["\(error)"]
    }
  }

  @Test func everyThemeOfTheProgramIsRead() throws {
    for (name, text) in Themes.all {
      let theme = try ThemeFile.read(ThemeFile.Source(text, file: name)) { wanted in
        Themes.all.first { $0.name == wanted }.map { ThemeFile.Source($0.text, file: wanted) }
      }
      #expect(theme.name == name)
      if name == "default" { #expect(theme == .default) }
      if name == "monochrome" { #expect(theme == .monochrome) }
    }
  }

  @Test func everyFormOfColorIsRead() throws {
    let theme = try read(
      """
      name: mine
      palette: {sand: "#e7D7ad", blue: bright-cyan}
      roles:
        text: {fg: default, bg: "#000001"}
        muted: {fg: bright-black, bg: white, attributes: [dim, italic]}
        title: {fg: sand, bg: blue, attributes: [bold, underline, reverse]}
        accent: {}
      """)
    #expect(theme.name == "mine")
    #expect(
      theme
        == Theme(
          name: "mine",
          roles: [
            .text: Style(foreground: .terminal, background: .rgb(0, 0, 1)),
            .muted: Style(
              foreground: .ansi(8), background: .ansi(7), attributes: [.dim, .italic]),
            .title: Style(
              foreground: .rgb(0xE7, 0xD7, 0xAD), background: .ansi(14),
              attributes: [.bold, .underline, .reverse]),
            .accent: .plain,
          ]))
  }

  @Test func rolesLeftOutAreInherited() throws {
    let theme = try read(
      "inherits: a\nroles: {muted: {fg: red}}",
      others: [
        "a": "inherits: b\nroles: {muted: {attributes: [dim]}, title: {fg: green}}",
        "b": "roles: {title: {fg: blue}, accent: {fg: cyan}}",
      ])
    #expect(theme.name == "s")
    #expect(theme[.muted] == Theme(name: "", roles: [.muted: Style(foreground: .ansi(1))])[.muted])
    #expect(theme[.title].foreground == .ansi(2))
    #expect(theme[.accent].foreground == .ansi(6))
  }

  @Test func inheritanceThatComesBackIsAFault() {
    let own = lines("inherits: s", others: ["s": "inherits: s"])
    #expect(own.first?.hasPrefix("s.yaml:1:11: the theme inherits from itself: found `s`") == true)
    let circle = lines("inherits: a", others: ["a": "inherits: b", "b": "inherits: a"])
    #expect(circle.first?.hasPrefix("b.yaml:1:11: the theme inherits from itself") == true)
    let chain = Dictionary(
      uniqueKeysWithValues: (0..<100).map { ("t\($0)", "inherits: t\($0 + 1)") })
    #expect(lines("inherits: t0", others: chain).count == 1)
  }

  @Test func aFaultOfAnInheritedThemeIsToldWithItsFile() {
    let found = lines("inherits: a", others: ["a": "rolls: {}"])
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("a.yaml:1:1: unknown key of the theme: found `rolls`") == true)
  }

  @Test(arguments: try Refusal.all(in: "theme-faults.txt"))
  func everyFaultHasItsPlaceAndMessage(_ refusal: Refusal) {
    #expect(lines(refusal.text) == refusal.lines)
  }
}
