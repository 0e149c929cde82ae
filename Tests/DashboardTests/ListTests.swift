import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct ListTests {
  private static let red = Theme(
    name: "red", roles: [.text: Style(foreground: .ansi(1), background: .ansi(0))])

  private static let choices = [
    ThemeChoice(name: "default", file: nil, theme: .default, faults: []),
    ThemeChoice(name: "red", file: "/t/red.yaml", theme: red, faults: []),
    ThemeChoice(
      name: "broken", file: "/t/broken.yaml", theme: nil,
      faults: ["/t/broken.yaml:3:9: “fg” is no colour"]),
  ]

  private func openThemes(_ size: Size = Size(width: 120, height: 36)) -> Session {
    var session = Session(.quick, size: size, appearance: Appearance())
    session.press(.character("t"))
    #expect(session.effects == [.listThemes])
    session.send(.themes(Self.choices))
    return session
  }

  @Test func themesAreTriedOnAtOnceAndTakenBack() {
    var session = openThemes()
    #expect(session.state.appearance.theme == .default)
    session.press(.down)
    #expect(session.state.appearance.theme == Self.red)
    #expect(session.screen.contains("/t/red.yaml"))
    session.press(.escape)
    #expect(session.state.appearance.theme == .default)
    #expect(session.state.overlay == nil)
    #expect(session.effects == [.listThemes], "nothing is written")
  }

  @Test func aChosenThemeStaysAndIsKeptOnlyWhenAsked() {
    var session = openThemes()
    session.press(.character("j"), .enter)
    #expect(session.state.appearance.theme == Self.red)
    #expect(session.effects == [.listThemes])
    session.press(.character("b"), .character("t"))
    session.send(.themes(Self.choices))
    session.press(.character("w"))
    var look = LookChoice()
    look.theme = "red"
    look.glyphs = .block
    #expect(session.effects == [.listThemes, .listThemes, .keep(look)])
    #expect(session.state.overlay == nil)
  }

  @Test(arguments: [Size(width: 60, height: 16), Size(width: 120, height: 36)])
  func aFaultyFileIsToldAndCannotBeChosen(_ size: Size) {
    var session = openThemes(size)
    session.press(.down, .down)
    #expect(session.state.appearance.theme == .default, "nothing to try on")
    #expect(session.screen.contains("/t/broken.yaml:3:9:"))
    session.press(.enter)
    #expect(session.state.notice?.text.contains("/t/broken.yaml:3:9: “fg” is no colour") == true)
    session.press(.character("w"))
    #expect(session.effects == [.listThemes])
    #expect(session.state.overlay != nil)
  }

  @Test func aClickTriesAThemeOnAndASecondOneChoosesIt() throws {
    var session = openThemes()
    let rows = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains("yours") })
    let click = MouseEvent(kind: .press(button: 1), position: Point(x: 90, y: row))
    session.send(.input(.mouse(click)))
    #expect(session.state.appearance.theme == Self.red)
    #expect(session.state.overlay != nil)
    session.send(.input(.mouse(click)))
    #expect(session.state.overlay == nil)
    #expect(session.state.appearance.theme == Self.red)
  }

  @Test func theViewIsExportedAsItIsSeen() throws {
    var session = Session(.quick, appearance: Appearance())
    let seen = Session(.quick).screen
    session.press(.character("x"), .character("t"))
    #expect(session.screen.contains("paper-k20-main.txt"))
    session.press(.enter)
    guard case .export(let request)? = session.effects.last else {
      Issue.record("nothing exported")
      return
    }
    #expect(request.path == "paper-k20-main.txt")
    #expect(request.content == .text(seen + "\n"))
    #expect(!request.replaces)
    session.send(.fileExists(request))
    #expect(session.screen.contains("is there already"))
    session.press(.character("y"))
    var replacing = request
    replacing.replaces = true
    #expect(session.effects.last == .export(replacing))
    #expect(session.state.overlay == nil)
  }

  @Test func everyKindHasItsContentAndName() throws {
    let endings = ["t": ".txt", "s": ".svg", "a": ".ans", "p": "-plan.json", "c": "-services.csv"]
    for (index, key) in "tsapc".enumerated() {
      var session = Session(.quick, appearance: Appearance())
      session.press(.character("x"))
      for _ in 0..<index { session.press(.down) }
      session.press(.enter)
      session.press(.enter)
      guard case .export(let request)? = session.effects.last else {
        Issue.record("nothing exported")
        return
      }
      #expect(request.path.hasSuffix(endings[String(key)] ?? "?"))
      let plan = try #require(session.state.shown?.plan)
      switch key {
      case "p": #expect(request.content == .json(plan))
      case "c": #expect(request.content == .csv(plan))
      default:
        guard case .text(let text) = request.content else {
          Issue.record("no text")
          continue
        }
        #expect(text.contains("paper-k20"))
        #expect(text.contains("\u{1B}[") == (key == "a"))
        #expect(text.hasPrefix("<svg ") == (key == "s"))
      }
    }
  }

  @Test func fileNamesAreTypedAndTheirEndingsDecide() {
    var session = Session(.quick)
    session.press(.character("x"), .character("s"), .control("w"))
    session.type("~/my view")
    session.press(.enter)
    #expect(session.state.prompt?.error?.contains("must end with .txt the view as text") == true)
    session.type(".svg")
    session.press(.enter)
    guard case .export(let request)? = session.effects.last else {
      Issue.record("nothing exported")
      return
    }
    #expect(request.path == "~/my view.svg")
    #expect(ExportKind.svg.fileName(scenario: "a/b c", view: .swarm) == "a-b-c-swarm.svg")
    #expect(ExportKind.plan.fileName(scenario: "名前", view: .main) == "scenario-plan.json")
  }

  @Test func valueRowAndPlanAreCopied() throws {
    var session = Session(.quick)
    let plan = try #require(session.state.shown?.plan)
    session.press(.character("y"), .enter)
    #expect(session.effects.last == .copy(CopyRequest(content: .text("8.68"), title: "8.68")))
    session.press(.character("y"), .character("r"))
    guard case .copy(let row)? = session.effects.last, case .text(let text) = row.content else {
      Issue.record("no row")
      return
    }
    #expect(text.hasPrefix("d04\t8.68\t6.38"))
    #expect(text.split(separator: "\t").count == 6)
    session.press(.character("y"), .character("p"))
    #expect(session.effects.last == .copy(CopyRequest(content: .json(plan), title: "the plan")))
    for _ in 0..<3 { session.press(.right) }
    session.press(.character("y"), .character("v"))
    #expect(session.screen.contains("no value under the cursor"))
  }

  @Test func keysHaveNames() {
    for key in CommandTable.all.flatMap(\.keys) { #expect(Key(named: key.label) == key) }
    #expect(Key(named: "enter") == .enter)
    #expect(Key(named: "PGDN") == .pageDown)
    #expect(Key(named: "Ctrl-z") == .control("z"))
    #expect(Key(named: "F13") == nil)
    #expect(Key(named: "") == nil)
    #expect(Key(named: "xy") == nil)
  }
}
