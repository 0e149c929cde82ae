import Dashboard
import TextCanvas
import Testing

@Suite struct HelpTests {
  @Test func pagesCoverEveryLineAndShowThePosition() {
    var session = Session(.small, size: Size(width: 120, height: 24))
    session.press(.character("?"))
    #expect(session.screen.contains("1–19/"))
    var seen = session.screen
    for _ in 0..<20 {
      session.press(.pageDown)
      seen += session.screen
    }
    for command in CommandTable.all { #expect(seen.contains(command.help), "\(command.id)") }
    for verb in VerbTable.all { #expect(seen.contains(":" + verb.name), "\(verb.name)") }
    session.press(.home)
    #expect(session.screen.contains("1–19/"))
    session.press(.end, .pageUp, .character("g"))
    #expect(session.screen.contains("1–19/"))
  }

  @Test func searchShowsOnlyWhatHoldsTheWords() {
    var session = Session(.small)
    session.press(.character("?"), .character("/"))
    session.type("undo")
    #expect(session.screen.contains("take back the last undo"))
    #expect(!session.screen.contains("the row below"))
    session.press(.enter)
    #expect(session.state.prompt == nil)
    #expect(session.screen.contains("“undo”"))
    session.press(.character("/"))
    session.type("zzz")
    #expect(session.screen.contains("nothing holds that"))
    session.press(.escape)
    #expect(session.screen.contains("the row below"))
    session.press(.escape)
    #expect(session.state.overlay == nil)
  }

  @Test func footerNamesKeysOfTheTable() {
    let session = Session(.small, size: Size(width: 200, height: 60))
    let footer = session.screen.split(separator: "\n").last.map(String.init) ?? ""
    for id in ["edit", "add", "filter-rows", "command-line"] {
      let command = CommandTable.command(id: id)
      let hint = "\(command?.keys.first?.label ?? "?") \(command?.title ?? "?")"
      #expect(footer.contains(hint), "\(hint) in \(footer)")
    }
  }
}
