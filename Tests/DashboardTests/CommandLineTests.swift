import BatchModel
import Dashboard
import Optimizers
import TextCanvas
import Testing

@Suite struct CommandLineTests {
  @Test(arguments: CommandTable.all.map(\.id))
  func everyCommandIsReachedByItsName(_ id: String) {
    var session = Session(.small)
    let words = VerbTable.all.map(\.name)
    #expect(!words.contains(id), "a verb would hide it")
    session.command(id)
    let error = session.state.prompt?.error ?? ""
    #expect(!error.contains("unknown"))
    // What is left open is there because the command was refused with a reason.
    if session.state.prompt?.line.text == id { #expect(error.contains(": "), "\(id): \(error)") }
  }

  @Test(arguments: CommandTable.all.map(\.id))
  func everyCommandIsReachedByThePalette(_ id: String) throws {
    var session = Session(.small, size: Size(width: 120, height: 36))
    session.press(.control("p"))
    session.type(id)
    guard case .palette(let palette) = session.state.overlay, let entry = palette.entry else {
      Issue.record("no palette")
      return
    }
    guard case .command(let index) = entry else {
      Issue.record("\(id) finds a verb")
      return
    }
    #expect(CommandTable.all[index].id == id)
    session.press(.enter)
    let isRefused = session.state.notice != nil
    if isRefused {
      guard case .palette = session.state.overlay else {
        #expect(session.state.notice?.role == .muted)
        return
      }
    } else if id != "palette" {
      if case .palette = session.state.overlay { Issue.record("\(id) left the palette open") }
    }
  }

  @Test func everyKeyIsInTheHelpAndThePalette() {
    let all = CommandTable.all
    for command in all {
      for key in command.keys {
        for context in command.contexts where !(context.isText && key.isCharacter) {
          #expect(CommandTable.command(for: key, in: context)?.id == command.id)
        }
      }
    }
  }

  @Test func argumentVerbs() {
    var session = Session(.small)
    session.command("bandwidth 50000")
    #expect(session.scenario.bandwidth == 50_000)
    #expect(session.screen.contains("B 40000 → 50000 Hz: mean FID"))
    session.command("bandwidth *2")
    #expect(session.scenario.bandwidth == 100_000)
    session.command("outage 451")
    #expect(session.scenario.quality.outage == 451)
    session.command("quality ddpm-uniform")
    #expect(session.scenario.quality == QualityPreset.named("ddpm-uniform")?.model)
    session.command("beta /2")
    #expect(
      session.scenario.quality.curve == .powerLaw(alpha: 121.59, beta: 0.45815, gamma: 4.1222))
    session.command("delay a100-40g-sd14")
    #expect(session.scenario.delay == DelayPreset.named("a100-40g-sd14")?.model)
    session.command("inertia 0.6")
    #expect(session.scenario.pso.inertia == 0.6)
    session.command("name foo bar")
    #expect(session.scenario.name == "foo bar")
    session.command("seed \(Int.max)")
    #expect(session.scenario.pso.seed == Int.max)
    session.command("rename first")
    #expect(session.rowNames.contains("first"))
    let scheme = Scheme.equalBandwidth
    session.command("scheme \(scheme.rawValue)")
    #expect(session.state.method == scheme.method)
    #expect(session.state.prompt == nil)
    for _ in 0..<10 { session.press(.character("u")) }
    #expect(session.scenario == .small)
  }

  @Test func gotoAndSeek() {
    var session = Session(.quick)
    session.command("goto d09")
    #expect(session.rowNames[session.state.selectedRow] == "d09")
    session.command("3")
    #expect(session.state.selectedRow == 2)
    session.command("seek 5")
    #expect(session.state.iteration == 5)
    for (line, message) in [
      ("goto 99", "there are 1 to 20"), ("goto d9", "Maybe “d"), ("seek 400", "allowed is 0 to 12"),
      ("seek x", "found “x”"),
    ] {
      session.command(line)
      #expect(session.state.prompt?.error?.contains(message) == true, "\(line)")
      session.press(.escape)
    }
  }

  @Test(arguments: [
    ("dedline 3", "unknown command “dedline”. Maybe “deadline”?"),
    ("undo 3", "undo takes no argument, found “3”"), ("undo", "undo: nothing to undo"),
    ("deadline", "deadline: 12 | +1 | *0.9 is missing"), ("deadline x", "found “x”; 12 sets"),
    ("scheme best", "“best” is not a scheme: proposed"), ("quality foo", "allowed is a name of"),
    ("remove 3", "remove takes no argument"), ("particles *0.01", "found 0.02"),
  ])
  func mistakeIsExplainedUnderTheLine(_ text: String, _ message: String) {
    var session = Session(.small, size: Size(width: 120, height: 36))
    let before = session.state.document
    session.command(text)
    #expect(
      session.state.prompt?.error?.contains(message) == true, "\(session.state.prompt?.error ?? "")"
    )
    #expect(session.screen.contains(message))
    #expect(session.screen.contains(":" + text))
    #expect(session.state.document == before)
    session.press(.escape)
    #expect(session.state.prompt == nil)
  }

  @Test func tabCompletesCommandsFieldsAndPresets() {
    var session = Session(.small)
    session.press(.character(":"))
    session.type("bandw")
    session.press(.tab)
    #expect(session.state.prompt?.line.text == "bandwidth ")
    session.press(.control("u"))
    session.type("scheme ")
    session.press(.tab)
    #expect(session.state.completion?.candidates == Scheme.allCases.map(\.rawValue))
    #expect(session.screen.contains("equal-bandwidth"))
    session.press(.tab)
    let first = session.state.prompt?.line.text
    session.press(.tab)
    #expect(session.state.prompt?.line.text != first)
    session.press(.backTab)
    #expect(session.state.prompt?.line.text == first)
    session.press(.control("u"))
    session.type("quality ddp")
    session.press(.tab, .enter)
    #expect(session.scenario.quality == QualityPreset.named("ddpm-uniform")?.model)
    session.press(.character(":"))
    session.type("zzz")
    session.press(.tab)
    #expect(session.state.prompt?.error == "no word to complete this with")
  }

  @Test func historyGoesBackAndForth() {
    var session = Session(.small)
    session.command("deadline 9")
    session.command("efficiency 6")
    session.command("efficiency 6")
    #expect(session.state.history == ["deadline 9", "efficiency 6"])
    session.press(.character(":"))
    session.type("se")
    session.press(.up)
    #expect(session.state.prompt?.line.text == "efficiency 6")
    session.press(.up, .up)
    #expect(session.state.prompt?.line.text == "deadline 9")
    session.press(.down, .down)
    #expect(session.state.prompt?.line.text == "se", "what was typed comes back")
  }

  @Test func paletteFindsByAFewLetters() {
    var session = Session(.small)
    session.press(.control("p"))
    session.type("nxsch")
    #expect(session.screen.contains("next-scheme"))
    session.press(.enter)
    #expect(session.state.method == Scheme.equalBandwidth.method)
    session.press(.control("p"))
    session.type("undo")
    #expect(session.screen.contains("not now: nothing to undo"))
    session.press(.enter)
    #expect(session.state.notice?.text == "undo: nothing to undo")
    session.press(.control("u"))
    session.type("bandw")
    session.press(.enter)
    #expect(session.state.prompt?.line.text == "bandwidth ")
    session.press(.escape, .control("p"))
    session.type("~~~")
    #expect(session.screen.contains("no command matches"))
    session.press(.enter, .down, .up, .escape)
    #expect(session.state.overlay == nil)
  }

  @Test func pastedTextIsTyped() {
    var session = Session(.small)
    session.press(.character(":"))
    session.send(.input(.paste("deadline 9\n")))
    #expect(session.state.prompt?.line.text == "deadline 9")
    session.press(.escape)
    session.send(.input(.paste("q")))
    #expect(session.effects.isEmpty, "outside a line it is nothing")
  }
}

extension Key {
  fileprivate var isCharacter: Bool { if case .character = self { true } else { false } }
}
