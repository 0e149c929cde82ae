import BatchModel
import Dashboard
import Optimizers
import TextCanvas
import Testing

@Suite struct PointerTests {
  /// Where a text begins on the screen, at or after a row.
  private func place(_ text: String, in session: Session, from row: Int = 0) throws -> Point {
    let lines = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
    for (y, line) in lines.enumerated().dropFirst(row) {
      if let range = line.firstRange(of: text) {
        let before = String(line[..<range.lowerBound])
        return Point(x: CharacterWidth.displayWidth(of: before), y: y)
      }
    }
    Issue.record("“\(text)” is not on the screen")
    return Point(x: 0, y: 0)
  }

  private func click(_ point: Point, _ session: inout Session) {
    session.send(.input(.mouse(MouseEvent(kind: .press(button: 1), position: point))))
    session.send(.input(.mouse(MouseEvent(kind: .release, position: point))))
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)])
  func rowsFieldsAndParametersAreSelected(_ size: (Int, Int)) throws {
    var session = Session(.quick, size: Size(width: size.0, height: size.1))
    for (row, name) in ["d14", "d05"].enumerated() {
      let point = try place(name, in: session, from: 3)
      click(point, &session)
      let scenario = try #require(session.state.document?.scenario)
      #expect(scenario.devices[session.state.cursor.device].name == name, "\(row)")
    }
    let value = try place("8.12", in: session, from: 3)
    click(value, &session)
    #expect(session.state.cursor.field == .efficiency(session.state.cursor.device))
    #expect(session.state.editor == nil)
    click(value, &session)
    #expect(session.state.editor?.field == session.state.cursor.field, "a second click edits")
    session.press(.escape)
    click(try place("0.3543", in: session), &session)
    #expect(session.state.cursor.field == .perBatch)
  }

  @Test func modelAndFiguresTakeClicks() throws {
    var session = Session(.quick)
    session.press(.character("6"))
    click(try place("0.3543", in: session), &session)
    #expect(session.state.modelView.focus == .parameter(1))
    let preset = try place("a10-sd14", in: session)
    click(preset, &session)
    let name = session.state.modelView.focus
    #expect(session.state.document?.isChanged == false)
    click(preset, &session)
    #expect(session.state.modelView.focus == name)
    #expect(session.scenario.delay == DelayPreset.named("a10-sd14")?.model)
    let rect = session.state.draw().size
    var seen: Set<Int> = []
    for x in stride(from: rect.width / 2, to: rect.width - 4, by: 3) {
      click(Point(x: x, y: 8), &session)
      seen.insert(session.state.modelView.steps)
    }
    #expect(seen.count > 10 && session.state.modelView.focus == .steps)

    session.press(.character("5"))
    let scheme = try place("[x] greedy", in: session)
    click(scheme, &session)
    #expect(session.state.figures.selected == .greedy)
    click(scheme, &session)
    #expect(session.state.figures.off == [.greedy])
    click(Point(x: 8, y: 12), &session)
    #expect(session.state.figures.point == 0)
  }

  @Test func hintsAndTabsAreButtons() throws {
    var session = Session(.quick)
    click(try place("swarm", in: session, from: 30), &session)
    #expect(session.state.view == .swarm)
    click(try place("main", in: session, from: 30), &session)
    #expect(session.state.view == .main)
    click(try place("more", in: session, from: 30), &session)
    #expect(session.state.document?.isChanged == true)
    click(try place("undo", in: session, from: 30), &session)
    #expect(session.state.document?.isChanged == false)
    click(try place("? help", in: session, from: 30), &session)
    #expect(session.state.overlay == .help(HelpPage()))
  }

  @Test func batchesAreSelectedOnTheTimelineAndOnTheLane() throws {
    var session = Session(.quick)
    let shown = try #require(session.state.shown)
    let lane = try place("batch size", in: session)
    let row = session.screen.split(separator: "\n")[4]
    let edge = try #require(row.firstIndex(of: "│"))
    let start = CharacterWidth.displayWidth(of: String(row[..<edge])) + 1
    for y in [lane.y, 5] {
      var seen: Set<Int> = []
      for x in start..<start + 20 {
        click(Point(x: x, y: y), &session)
        if session.state.cursor.column == .timeline { seen.insert(session.state.cursor.batch) }
      }
      #expect(seen.count > 5)
      #expect(seen.isSubset(of: Set(shown.plan.batches.indices)))
    }
  }

  @Test func aDeadlineIsDraggedLiveAsOneStepOfUndo() throws {
    var session = Session(.quick)
    session.press(.character("j"))
    let before = try #require(session.state.document?.scenario)
    let device = session.state.cursor.device
    let mark = try place("╎", in: session, from: 5)
    let send = { (kind: MouseEvent.Kind, x: Int, session: inout Session) in
      let point = Point(x: x, y: mark.y)
      session.send(.input(.mouse(MouseEvent(kind: kind, position: point))))
    }
    send(.press(button: 1), mark.x, &session)
    #expect(session.state.pointer.drag?.device == device)
    var last = before.devices[device].deadline
    for step in 1...15 {
      send(.drag, mark.x + step, &session)
      let deadline = try #require(session.state.document?.scenario.devices[device].deadline)
      #expect(deadline > last, "it follows the pointer")
      #expect(session.state.shown?.plan.services[device].deadline == deadline, "solved at once")
      #expect(session.state.rows[session.state.selectedRow] == device)
      let line = session.screen.split(separator: "\n", omittingEmptySubsequences: false)[mark.y]
      let column = try #require(line.firstIndex(of: "╎").map { String(line[..<$0]) })
      #expect(abs(CharacterWidth.displayWidth(of: column) - mark.x - step) <= 1)
      last = deadline
    }
    #expect(session.state.selectedRow == 1, "a held row stays")
    send(.release, mark.x + 15, &session)
    #expect(session.state.pointer.drag == nil)
    #expect(session.state.selectedRow > 1, "let go, it is sorted")
    session.press(.character("u"))
    #expect(session.state.document?.scenario == before)
    #expect(session.state.document?.canUndo == false)
  }

  @Test func draggedFarOutsideTheDeadlineStaysAllowed() throws {
    var session = Session(.quick)
    let mark = try place("╎", in: session, from: 4)
    session.send(.input(.mouse(MouseEvent(kind: .press(button: 1), position: mark))))
    for x in [-50, 0, 5, 119, 4000] {
      let point = Point(x: x, y: 200)
      session.send(.input(.mouse(MouseEvent(kind: .drag, position: point))))
      let scenario = try #require(session.state.document?.scenario)
      #expect(scenario.devices.allSatisfy { Scenario.Limits.deadline.contains($0.deadline) })
    }
  }

  @Test func theWheelScrollsTheRowsAndNothingOnCharts() throws {
    let scenario = Scenario.random(
      services: 100, deadline: 7...20, efficiency: 5...10, seed: 3, name: "many")
    var session = Session(scenario, method: Scheme.equalBandwidth.method)
    let wheel = { (kind: MouseEvent.Kind, y: Int, session: inout Session) in
      session.send(.input(.mouse(MouseEvent(kind: kind, position: Point(x: 60, y: y)))))
    }
    wheel(.wheelDown, 8, &session)
    #expect(session.state.scroll == 3)
    #expect(session.state.selectedRow == 3, "the selected row stays on screen")
    wheel(.wheelDown, 33, &session)
    #expect(session.state.scroll == 3)
    for _ in 0..<100 { wheel(.wheelDown, 8, &session) }
    #expect(session.state.scroll > 60)
    for _ in 0..<100 { wheel(.wheelUp, 8, &session) }
    #expect(session.state.scroll == 0)
  }

  @Test func switchedOffTheMouseDoesNothing() throws {
    var session = Session(.quick)
    session.press(.character("m"))
    #expect(session.effects == [.hearMouse(false)])
    let before = session.state
    click(try place("d14", in: session, from: 3), &session)
    #expect(session.state == before)
    session.press(.character("m"))
    #expect(session.effects == [.hearMouse(false), .hearMouse(true)])
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36)])
  func randomInputHarmsNothing(_ size: (Int, Int)) throws {
    var random = SplitMix64(seed: UInt64(size.0))
    var scenario = Scenario.quick
    scenario.pso.particles = 2
    scenario.pso.iterations = 2
    var session = Session(scenario, size: Size(width: size.0, height: size.1))
    let keys = CommandTable.all.flatMap(\.keys)
    for _ in 0..<600 {
      let point = Point(
        x: Int.random(in: 0..<size.0, using: &random),
        y: Int.random(in: 0..<size.1, using: &random))
      let kinds: [MouseEvent.Kind] = [
        .press(button: 1), .drag, .drag, .release, .wheelUp, .wheelDown, .press(button: 3),
      ]
      let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
      session.send(.input(.mouse(MouseEvent(kind: kind, position: point))))
      if Int.random(in: 0..<3, using: &random) == 0 {
        session.press(keys[Int.random(in: 0..<keys.count, using: &random)])
      }
      if case .listThemes? = session.effects.last { session.send(.themes([])) }
      let canvas = session.state.draw()
      #expect(canvas.size == session.state.size)
    }
  }
}
