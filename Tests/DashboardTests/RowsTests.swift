import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct RowsTests {
  @Test func everyOrderIsSortedAndKeepsTheCursor() throws {
    var session = Session(.quick)
    session.press(.down, .down)
    let device = session.state.cursor.device
    var seen: [RowOrder] = []
    for _ in RowOrder.allCases {
      session.press(.character("o"))
      seen.append(session.state.table.order)
      #expect(session.state.cursor.device == device)
      #expect(session.state.rows.sorted() == Array(0..<20))
      let plan = try #require(session.state.shown?.plan)
      let values = session.state.rows.map { k -> Double in
        let (device, service) = (session.scenario.devices[k], plan.services[k])
        return switch session.state.table.order {
        case .deadline: device.deadline
        case .name, .file: Double(k)
        case .efficiency: device.efficiency
        case .steps: Double(service.steps)
        case .fid: -service.fid
        case .slack: service.delays.map { service.deadline - $0.endToEnd } ?? .infinity
        }
      }
      #expect(values == values.sorted(), "\(session.state.table.order)")
    }
    #expect(seen == Array(RowOrder.allCases.dropFirst()) + [.deadline])
  }

  @Test func sortedColumnHasAnArrow() {
    var session = Session(.quick)
    #expect(session.screen.contains("deadline↑"))
    session.command("sort fid")
    #expect(session.screen.contains("FID↓"))
    session.command("sort slack")
    #expect(session.screen.contains("by slack"))
    session.command("sort size")
    #expect(
      session.state.prompt?.error?.hasPrefix("“size” is not an order: deadline, name") == true)
  }

  @Test func numbersOfManyRowsAreWhole() {
    var scenario = Scenario.quick
    scenario.devices = (0..<12_345).map { Device(name: "d\($0)", deadline: 9, efficiency: 7) }
    var session = Session(scenario, without: Set(Effect.Lane.allCases))
    session.press(.character("G"))
    #expect(session.screen.contains("12345 d12344 "))
  }

  @Test func filterTakesEffectWhileItIsTyped() {
    var session = Session(.quick)
    session.press(.down, .down)
    let origin = session.state.cursor.device
    session.press(.character("/"))
    session.type("d1")
    #expect(session.rowNames.allSatisfy { $0.contains("d1") })
    #expect(session.screen.contains("10 of 20 devices"))
    session.type("xyz")
    #expect(session.state.rows.isEmpty)
    #expect(session.screen.contains("no device matches “d1xyz”"))
    session.press(.backspace, .backspace, .backspace, .enter)
    #expect(session.state.prompt == nil)
    #expect(session.state.cursor.device == origin, "d14 is shown again")
    #expect(session.screen.contains("10/20 “d1”"))
    session.press(.escape)
    #expect(session.state.rows.count == 20)
  }

  @Test func escapeWhileTypingShowsAll() {
    var session = Session(.quick)
    session.press(.character("/"))
    session.type("d14")
    session.press(.escape)
    #expect(session.state.rows.count == 20)
    #expect(session.state.prompt == nil)
  }

  @Test(arguments: [
    ("deadline<9", 1), ("deadline>=19", 2), ("η>9", 1), ("steps=0", 1), ("outage", 1), ("late", 0),
    ("fid>400", 1), ("slack<0", 0), ("bandwidth>0", 20), ("steps!=0", 19), ("D0 steps>0", 8),
    ("marked", 0), ("channel", 0), ("steps<=0", 1), ("", 20),
  ])
  func terms(_ text: String, _ count: Int) {
    var scenario = Scenario.quick
    scenario.devices[4].deadline = 0.2
    var session = Session(scenario)
    session.command("filter \(text)")
    let plan = session.state.shown?.plan
    let expected = count
    if text == "deadline<9" || text.hasPrefix("deadline>=") || text.hasPrefix("η") {
      let wanted = scenario.devices.count { device in
        switch text {
        case "deadline<9": device.deadline < 9
        case "deadline>=19": device.deadline >= 19
        default: device.efficiency > 9
        }
      }
      #expect(session.state.rows.count == wanted)
    } else {
      #expect(session.state.rows.count == expected, "\(plan?.outages ?? -1)")
    }
  }

  @Test(arguments: [
    ("dedline<9", "Maybe “deadline”?"), ("steps<", "a number follows <"),
    ("steps!3", "after ! comes ="),
    ("deadline=x", "a number follows ="), ("<3", "“” cannot be compared"),
  ])
  func badTermIsExplained(_ text: String, _ message: String) {
    var session = Session(.quick)
    session.press(.character("/"))
    session.type(text)
    #expect(session.state.prompt?.error?.contains(message) == true)
    #expect(session.screen.contains(message))
    session.press(.enter)
    #expect(session.state.prompt != nil, "it stays open")
  }

  @Test func nothingCrashesWithoutRows() {
    var session = Session(.quick)
    session.command("filter nothing-has-this-name")
    #expect(session.state.rows.isEmpty)
    let keys: [Key] =
      [
        .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .backTab, .tab,
      ] + "gGVADd{}odus.,<>[]+-0HLeb23456 1kjhl".map(Key.character)
    for key in keys {
      session.press(key)
      for size in [Size(width: 120, height: 36), Size(width: 60, height: 16)] {
        session.send(.input(.resize(size)))
        #expect(session.state.draw().size == size)
      }
    }
    session.type("1")
    session.command("filter nothing-has-this-name")
    for line in ["deadline 3", "remove", "rename x", "channel 1 1 1"] {
      session.command(line)
      #expect(session.state.prompt?.error == "no device is shown", "\(line)")
      session.press(.escape)
    }
    session.press(.character("a"))
    #expect(session.state.table.filter.isEmpty, "a new device is shown")
    #expect(session.rowNames[session.state.selectedRow] == session.scenario.devices.last?.name)
  }

  @Test func rowsFollowTheFinalPlan() throws {
    var session = Session(.quick)
    session.command("sort steps")
    session.command("deadline 2")
    let plan = try #require(session.state.shown?.plan)
    let steps = session.state.rows.map { plan.services[$0].steps }
    #expect(steps == steps.sorted())
  }
}
