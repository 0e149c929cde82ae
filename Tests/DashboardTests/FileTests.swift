import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct FileTests {
  private let file = SourceFile(path: "cell.yaml", bytes: [1, 2, 3])

  /// A session on a file, with one unsaved edit.
  private func edited() -> Session {
    var session = Session(.quick)
    session.send(.opened(.quick, from: file))
    session.press(.end)
    session.command("bandwidth 50000")
    return session
  }

  private func lastSave(_ session: Session) throws -> SaveRequest {
    for effect in session.effects.reversed() {
      if case .save(let request) = effect { return request }
    }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test func savingWritesTheFileAndTheMarkGoes() throws {
    var session = edited()
    #expect(session.screen.contains("paper-k20*"))
    session.press(.character("w"))
    let request = try lastSave(session)
    #expect(request == SaveRequest(path: "cell.yaml", scenario: session.scenario, file: file))
    #expect(session.screen.contains("saving cell.yaml …"))
    session.press(.character("w"))
    #expect(session.state.notice?.text == "save: still saving cell.yaml")
    let written = SourceFile(path: "cell.yaml", bytes: [4])
    session.send(.saved(.written(written, request.scenario, keepsLayout: true)))
    #expect(session.state.notice?.text == "saved cell.yaml")
    #expect(!session.screen.contains("paper-k20*"))
    #expect(session.state.files.file == written)
    #expect(session.effects.last == .forgetJournal)
    session.press(.character("w"))
    #expect(session.state.notice?.text == "save: nothing is unsaved; W saves elsewhere")
    session.press(.character("u"))
    #expect(session.screen.contains("paper-k20*"), "the past is not what is saved")
  }

  @Test func editsWhileSavingStayUnsaved() throws {
    var session = edited()
    session.press(.character("w"))
    let request = try lastSave(session)
    session.command("bandwidth 60000")
    let written = SourceFile(path: "cell.yaml", bytes: [4])
    session.send(.saved(.written(written, request.scenario, keepsLayout: false)))
    #expect(session.state.document?.isChanged == true)
    #expect(session.effects.last == .journal(session.scenario, of: written))
    #expect(session.state.notice?.text.contains("written anew") == true)
  }

  @Test func aScenarioWithoutAFileAsksForAName() throws {
    var session = Session(.quick)
    session.press(.character("w"))
    #expect(session.state.prompt?.line.text == "save-as paper-k20.yaml")
    session.press(.control("w"))
    session.type("~/a b.yaml")
    session.press(.enter)
    #expect(
      try lastSave(session) == SaveRequest(path: "~/a b.yaml", scenario: .quick, file: nil))
    let written = SourceFile(path: "~/a b.yaml", bytes: [4])
    session.send(.saved(.written(written, .quick, keepsLayout: true)))
    session.press(.character("W"))
    #expect(session.state.prompt?.line.text == "save-as ~/a b.yaml")
  }

  @Test func aFileThatChangedOnDiskIsAskedAbout() throws {
    var session = edited()
    session.press(.character("w"))
    let request = try lastSave(session)
    session.send(.saved(.conflict(request, .changed)))
    #expect(session.screen.contains("The file has changed on disk"))
    session.press(.escape)
    #expect(session.state.overlay == nil)
    #expect(session.state.document?.isChanged == true)
    session.send(.saved(.conflict(request, .changed)))
    session.press(.character("o"))
    #expect(try lastSave(session).overwrites)
    session.send(.saved(.conflict(request, .changed)))
    session.press(.character("r"))
    #expect(session.effects.last == .open(path: "cell.yaml"))
    var other = Scenario.quick
    other.content = 99
    let mine = session.scenario
    session.send(.opened(other, from: SourceFile(path: "cell.yaml", bytes: [5])))
    #expect(session.scenario == other)
    #expect(session.state.document?.isChanged == false)
    session.press(.character("u"))
    #expect(session.scenario == mine, "reading again is one step of undo")
  }

  @Test func otherConflictsCannotBeReloaded() throws {
    for conflict in [SaveConflict.exists, .missing] {
      var session = edited()
      session.press(.character("w"))
      session.send(.saved(.conflict(try lastSave(session), conflict)))
      #expect(session.screen.contains("o overwrite   Esc stay"))
      session.press(.character("r"))
      #expect(session.state.notice?.text == "reload: only a file that has changed on disk")
      session.press(.control("c"))
      #expect(session.state.overlay == nil)
    }
  }

  @Test func aFailureIsToldAndNothingIsLost() throws {
    var session = edited()
    session.press(.character("w"))
    session.send(.saved(.failed("not saved: No space left on device: cell.yaml")))
    #expect(session.screen.contains("No space left on device"))
    #expect(session.state.document?.isChanged == true)
    #expect(session.state.files.work == nil)
  }

  @Test func openingAnotherFileAsksWhenEditsAreUnsaved() {
    var session = edited()
    session.command("open other.yaml")
    #expect(session.screen.contains("The edits are not saved."))
    session.press(.escape)
    #expect(!session.effects.contains(.open(path: "other.yaml")))
    session.command("open other.yaml")
    session.press(.character("d"))
    #expect(session.effects.last == .open(path: "other.yaml"))
    var other = Scenario.quick
    other.devices.removeLast(15)
    other.name = "other"
    session.press(.character("G"))
    session.send(.opened(other, from: SourceFile(path: "other.yaml", bytes: [6])))
    #expect(session.state.document?.canUndo == false)
    #expect(session.state.rows.count == 5)
    #expect(session.effects.last == .forgetJournal)
    session.press(.end)
    #expect(session.screen.contains("other"))
  }

  @Test func faultsAreShownAndChangeNothing() {
    var session = edited()
    let before = session.state.document
    let lines = (1...30).map { "other.yaml:\($0):1: unknown key" }
    session.send(.refused(FileProblem(path: "other.yaml", lines: lines, code: 65)))
    #expect(session.screen.contains("not opened: other.yaml"))
    #expect(session.screen.contains("other.yaml:1:1: unknown key"))
    var seen = session.screen
    for _ in 0..<40 {
      session.press(.down)
      seen += session.screen
    }
    for line in lines { #expect(seen.contains(line)) }
    session.press(.character("q"))
    #expect(session.state.overlay == nil)
    #expect(session.state.document == before)
    session.press(.character("g"), .up)
    session.command("open x.yaml")
    #expect(session.state.files.work == nil, "it asks about the edits first")
  }

  @Test func withoutAScenarioAFaultEndsIt() {
    var state = DashboardState(
      size: Size(width: 80, height: 24), appearance: .plain(.ascii), source: "x.yaml")
    let problem = FileProblem(path: "x.yaml", lines: ["x.yaml:1:1: bad"], code: 65)
    #expect(update(&state, .refused(problem)) == [.fail(problem)])
  }

  @Test func everyEditIsKeptAndOnlyEdits() {
    var session = Session(.quick)
    session.send(.opened(.quick, from: file))
    session.press(.end, .down, .tab, .character("?"), .escape, .character("1"))
    #expect(!session.effects.contains { if case .journal = $0 { true } else { false } })
    session.press(.character("}"))
    #expect(session.effects.last == .journal(session.scenario, of: file))
    session.press(.character("}"))
    #expect(session.effects.last == .journal(session.scenario, of: file))
    session.press(.character("u"))
    #expect(session.effects.last == .forgetJournal)
    session.press(.control("r"))
    #expect(session.effects.last == .journal(session.scenario, of: file))
  }

  @Test func editsOfACrashAreOffered() {
    var edited = Scenario.quick
    edited.devices[0].deadline = 3
    edited.devices.removeLast()
    edited.bandwidth = 1000
    let offer = JournalOffer(path: "/j", scenario: edited, isOutdated: true, opened: .quick)
    #expect(offer.differences == "devices: 1 changed, 1 removed, parameters changed.")
    var session = Session(.quick)
    session.press(.character("?"))
    session.send(.offered(offer))
    #expect(!session.screen.contains("not saved"), "what is open is not disturbed")
    session.press(.escape)
    #expect(session.screen.contains("The last run ended with edits that were not saved."))
    #expect(session.screen.contains("The file has changed since"))
    #expect(session.screen.contains("1 changed, 1 removed"))
    session.press(.escape)
    #expect(session.scenario == .quick)
    #expect(!session.effects.contains(.discardJournal(path: "/j")), "later is later")

    session.send(.offered(offer))
    session.press(.character("d"))
    #expect(session.effects.last == .discardJournal(path: "/j"))
    #expect(session.scenario == .quick)

    session.send(.offered(offer))
    session.press(.character("r"))
    #expect(session.scenario == edited)
    #expect(session.effects.contains(.journal(edited, of: nil, replacing: "/j")))
    session.press(.character("u"))
    #expect(session.scenario == .quick, "one step of undo")
  }

  @Test func devicesReplaceOrFollowTheOthers() {
    let devices = [Device(name: "x1", deadline: 5, efficiency: 6)]
    var session = Session(.quick)
    session.command("open fleet.CSV")
    #expect(session.effects.last == .readDevices(path: "fleet.CSV", delay: .paper))
    session.send(.devicesRead(devices, path: "fleet.CSV"))
    #expect(session.screen.contains("The file has 1 device."))
    session.press(.character("a"))
    #expect(session.scenario.devices == Scenario.quick.devices + devices)
    session.send(.devicesRead(devices, path: "fleet.CSV"))
    session.press(.character("a"))
    #expect(session.state.notice?.text.contains("called “x1” already") == true)
    session.press(.character("r"))
    #expect(session.scenario.devices == devices)
    session.press(.character("u"), .character("u"))
    #expect(session.scenario == .quick)
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36)])
  func questionsFit(_ width: Int, _ height: Int) throws {
    var session = Session(.quick, size: Size(width: width, height: height))
    session.send(.opened(.quick, from: file))
    session.press(.end)
    let request = SaveRequest(path: "cell.yaml", scenario: .quick, file: file)
    for conflict in [SaveConflict.changed, .missing, .exists] {
      session.send(.saved(.conflict(request, conflict)))
      #expect(session.screen.contains("o overwrite"))
      #expect(session.screen.contains("Esc stay"))
      session.press(.escape)
    }
    var edited = Scenario.quick
    edited.bandwidth = 3
    session.send(
      .offered(JournalOffer(path: "/j", scenario: edited, isOutdated: true, opened: .quick)))
    for text in ["r restore", "d discard", "Esc decide later", "parameters changed"] {
      #expect(session.screen.contains(text), "\(session.screen)")
    }
  }
}
