import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct BulkEditingTests {
  @Test(arguments: [
    ("12", 12), ("=12", 12), ("+1", 11), ("-1.5", 8.5), ("*0.9", 9), ("/4", 2.5), ("*1e-3", 0.01),
  ])
  func adjustmentIsApplied(_ text: String, _ result: Double) throws {
    #expect(try #require(Adjustment(text)).applied(to: 10) == result)
  }

  @Test(arguments: ["", "*", "x", "--1", "+-1", "1 2", "*nan", "0x1", "1e999"])
  func slipIsNoAdjustment(_ text: String) { #expect(Adjustment(text) == nil) }

  @Test func tinyNumbersKeepTwelveDigits() throws {
    let scaled = try #require(Adjustment("*3")).applied(to: 4e-18)
    #expect(scaled == 1.2e-17)
    #expect(try #require(Adjustment("+0.2")).applied(to: 0.1) == 0.3)
    for value in [2.5e-308, 1.7e308, -2.5e-300] {
      let kept = try #require(Adjustment("*1")).applied(to: value)
      #expect(abs(kept - value) <= abs(value) * 1e-11)
    }
  }

  @Test func markedRowsChangeInOneStep() throws {
    var session = Session(.quick)
    let names = Array(session.rowNames.prefix(3))
    session.press(.character("V"), .character("V"), .character("V"))
    #expect(Set(session.state.table.marks.map { session.scenario.devices[$0].name }) == Set(names))
    session.command("deadline *0.9")
    for (old, new) in zip(Scenario.quick.devices, session.scenario.devices) {
      #expect(abs(new.deadline - old.deadline * (names.contains(old.name) ? 0.9 : 1)) < 1e-9)
    }
    #expect(session.screen.contains("3 devices: deadline *0.9: mean FID"))
    #expect(session.screen.contains("steps of "))
    session.press(.character("u"))
    #expect(session.scenario == .quick)
    #expect(session.state.document?.canUndo == false, "one step of undo")
    session.press(.control("r"))
    #expect(session.screen.contains("redone “3 devices: deadline *0.9”"))
  }

  @Test func marksStayOnTheirDevices() {
    var session = Session(.quick)
    let name = session.rowNames[2]
    session.press(.down, .down, .character("V"), .up, .up, .character("D"))
    #expect(session.scenario.devices.count == 21)
    #expect(session.state.table.marks.map { session.scenario.devices[$0].name } == [name])
    session.press(.character("u"))
    #expect(session.state.table.marks.map { session.scenario.devices[$0].name } == [name])
  }

  @Test func filteredRowsAreMeantWhereNoneIsMarked() {
    var session = Session(.quick)
    session.command("filter deadline<13")
    let count = session.state.rows.count
    #expect(count == 5)
    session.command("efficiency +1")
    let changed = zip(Scenario.quick.devices, session.scenario.devices).count { $0 != $1 }
    #expect(changed == count)
    #expect(session.screen.contains("5 devices: η +1"))
    session.press(.character("V"))
    session.command("efficiency 6")
    #expect(session.scenario.devices.count { $0.efficiency == 6 } == 1, "a mark comes first")
  }

  @Test func cursorIsMeantWhereNothingElseIs() {
    var session = Session(.quick)
    session.press(.down)
    let k = session.state.cursor.device
    session.command("deadline +1")
    #expect(session.scenario.devices[k].deadline == 10.72)
    #expect(session.screen.contains("d03 deadline 9.72 → 10.72 s"))
  }

  @Test func allOrNothing() {
    var session = Session(.quick)
    session.press(.character("A"))
    #expect(session.state.table.marks.count == 20)
    session.command("deadline -9")
    #expect(session.scenario == .quick)
    let error = session.state.prompt?.error ?? ""
    #expect(error.hasPrefix("d04: end-to-end deadline: found -0.32"))
    #expect(error.hasSuffix("nothing changed"))
    #expect(session.screen.contains("d04: end-to-end deadline"))
  }

  @Test func removalOfMarkedAndFiltered() {
    var session = Session(.quick)
    session.press(.character("V"), .character("V"), .character("d"))
    #expect(session.scenario.devices.count == 18)
    #expect(session.state.table.marks.isEmpty)
    #expect(session.screen.contains("2 devices removed"))
    session.command("filter deadline<13")
    session.command("remove")
    #expect(session.state.rows.isEmpty)
    #expect(session.screen.contains("no device matches “deadline<13”; Esc shows all"))
    session.press(.escape, .character("A"), .character("d"))
    #expect(session.state.notice?.text == "a scenario needs at least one device")
    session.press(.character("u"), .character("u"))
    #expect(session.scenario == .quick)
  }
}
