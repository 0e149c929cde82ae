import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct EditingTests {
  @Test func typedDeadlineSolvesAnewAndTellsWhatChanged() throws {
    var session = Session(.quick)
    let before = try #require(session.state.shown?.plan)
    let device = session.state.cursor.device
    session.press(.enter)
    session.type("14.5")
    session.press(.enter)
    let after = try #require(session.state.shown?.plan)
    #expect(session.state.document?.scenario.devices[device].deadline == 14.5)
    #expect(after.services[device].deadline == 14.5)
    #expect(after.meanFID != before.meanFID)
    #expect(session.screen.contains("deadline 8.68 → 14.5 s: mean FID"))
    #expect(session.state.cursor.device == device, "the cursor stays on the device")
  }

  @Test func undoAndRedoGiveTheSameStates() throws {
    var session = Session(.quick)
    let first = session.state.document?.scenario
    let firstPlan = try #require(session.state.shown?.plan)
    session.press(.character("}"), .character("}"), .character("}"))
    let second = session.state.document?.scenario
    let secondPlan = try #require(session.state.shown?.plan)
    #expect(second != first)
    session.press(.character("u"))
    #expect(session.state.document?.scenario == first, "a held key is one step of undo")
    #expect(session.state.document?.isChanged == false)
    #expect(session.state.shown?.plan == firstPlan)
    session.press(.control("r"))
    #expect(session.state.document?.scenario == second)
    #expect(session.state.shown?.plan == secondPlan)
    #expect(session.state.document?.isChanged == true)
  }

  @Test func badValueIsExplainedAndChangesNothing() {
    var session = Session(.quick)
    let before = session.state.document
    for text in ["abc", "0", "-3", "0x10", "1_000", "nan", "1e7", ""] {
      session.press(.enter, .control("u"))
      session.type(text)
      session.press(.enter)
      #expect(session.state.editor?.error != nil, "“\(text)” is no deadline")
      #expect(session.screen.contains("allowed is a number above 0 up to 3783 s"))
      #expect(session.state.document == before)
      session.press(.escape)
      #expect(session.state.editor == nil)
    }
  }

  @Test(arguments: Field.global.indices)
  func everyGlobalFieldCanBeEdited(_ index: Int) throws {
    let field = Field.global[index]
    var session = Session(.small)
    session.press(.character("g"), .up)
    for _ in 0..<index { session.press(.right) }
    #expect(session.state.cursor.field == field)
    let scenario = try #require(session.state.document?.scenario)
    session.press(.character("}"))
    let nudged = try #require(session.state.document?.scenario)
    #expect(nudged != scenario, "\(field)")
    if let value = field.value(in: scenario) {
      #expect(try #require(field.value(in: nudged)) > value, "\(field)")
      session.press(.enter)
      session.type("3")
      session.press(.enter)
      #expect(session.state.document.map { field.value(in: $0.scenario) } == 3, "\(field)")
    }
    #expect(session.state.shown?.request == session.state.requests)
    #expect(session.state.shown?.scenario == session.state.document?.scenario)
  }

  @Test func presetIsTypedWithTabAndNudged() throws {
    var session = Session(.small)
    session.press(.character("g"), .up)
    let place = try #require(Field.global.firstIndex(of: .delay))
    for _ in 0..<place { session.press(.right) }
    session.press(.enter)
    session.type("a1")
    session.press(.tab, .enter)
    #expect(session.state.editor?.error?.contains("Maybe “a100-40g-sd14”?") == true)
    session.press(.escape, .enter)
    session.type("v")
    session.press(.tab, .enter)
    #expect(session.state.document?.scenario.delay == DelayPreset.named("v100-sd14")?.model)
    session.press(.character("}"))
    #expect(session.state.document?.scenario.delay == .paper, "after the last comes the first")
  }

  @Test func tableHasNoPowerLaw() throws {
    var session = Session(.small)
    session.command("quality ddim-cifar10-points")
    session.command("alpha 3")
    #expect(session.state.prompt?.error?.contains("the quality is a table") == true)
    session.press(.escape)
    let place = try #require(Field.global.firstIndex(of: .alpha))
    session.press(.character("g"), .up)
    for _ in 0..<place { session.press(.right) }
    session.press(.character("}"))
    #expect(session.state.notice?.text.contains("there is none") == true)
    #expect(session.screen.contains("quality ddim-cifar10-points"))
  }

  @Test func ghostStaysUntilTheNextKey() {
    var session = Session(.quick)
    session.press(.character("}"))
    #expect(session.state.change?.showsGhost == true)
    session.press(.down)
    #expect(session.state.change?.showsGhost == false)
  }

  @Test func leavingAsksWhenEditsAreUnsaved() {
    var session = Session(.quick)
    session.press(.character("}"), .character("q"))
    #expect(session.state.overlay == .confirmQuit)
    #expect(!session.effects.contains(.quit(0)))
    session.press(.escape)
    #expect(session.state.overlay == nil)
    session.press(.character("q"), .character("q"))
    #expect(session.effects.suffix(2) == [.forgetJournal, .quit(0)])
  }
}
