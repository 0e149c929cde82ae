import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct DeviceEditingTests {
  @Test func addedDeviceHasTheMediansAndAFreshName() throws {
    var session = Session(.quick)
    session.press(.character("a"))
    let device = try #require(session.scenario.devices.last)
    #expect(session.scenario.devices.count == 21)
    #expect(device.name == "d21")
    let deadlines = Scenario.quick.devices.map(\.deadline).sorted()
    #expect(abs(device.deadline - (deadlines[9] + deadlines[10]) / 2) < 1e-9)
    #expect(session.state.cursor.device == 20)
    #expect(session.state.shown?.plan.services.count == 21)
    #expect(session.screen.contains("d21 added: mean FID"))
    session.press(.character("u"))
    #expect(session.scenario == .quick)
    #expect(session.screen.contains("undone “d21 added”: mean FID"))
  }

  @Test(arguments: ["}", "a", "D", "d", "aaa", "ddd", "A}D", "Ad"])
  func everyViewIsDrawnBeforeTheNewPlanIsThere(_ keys: String) {
    var session = Session(.quick)
    // Every view has seen the plan before.
    session.type("234561")
    var state = session.state
    // An edit first, so that there is a change to compare with, then others; nothing is solved.
    for key in "}" + keys {
      _ = update(&state, .input(.key(.character(key))))
      // The next key takes the ghost of the plan before away.
      #expect(state.draw().size == state.size)
      for view in "234561" {
        _ = update(&state, .input(.key(.character(view))))
        #expect(state.draw().size == state.size)
      }
    }
  }

  @Test func freshNamesAvoidTaken() {
    var scenario = Scenario.quick
    scenario.devices[3].name = "d21"
    scenario.devices[19].name = "phone"
    var session = Session(scenario)
    session.press(.character("a"))
    #expect(session.scenario.devices.last?.name == "phone2")
    session.press(.character("a"))
    #expect(session.scenario.devices.last?.name == "phone3")
  }

  @Test func duplicateStandsAfterTheOriginal() throws {
    var session = Session(.quick)
    let k = session.state.cursor.device
    let original = session.scenario.devices[k]
    session.press(.character("D"))
    var copy = session.scenario.devices[k + 1]
    #expect(copy.name == original.name + "-2")
    #expect(session.state.cursor.device == k + 1)
    copy.name = original.name
    #expect(copy == original)
    session.press(.character("D"))
    #expect(session.scenario.devices[k + 2].name == original.name + "-2-2")
    session.command("goto \(original.name)")
    session.press(.character("D"))
    #expect(session.scenario.devices[k + 1].name == original.name + "-3")
  }

  @Test func longNamesStayWithinTheLimit() {
    var scenario = Scenario.quick
    for (k, letter) in zip(0..., "ab") {
      scenario.devices[k].name = String(repeating: letter, count: 64)
    }
    var session = Session(scenario)
    session.command("goto \(scenario.devices[0].name)")
    session.press(.character("D"), .character("D"))
    for device in session.scenario.devices { #expect(device.name.count <= 64) }
    #expect(Set(session.scenario.devices.map(\.name)).count == 22)
  }

  @Test func removedDeviceTakesItsRowAlong() {
    var session = Session(.quick)
    session.press(.down)
    let name = session.rowNames[1]
    let next = session.rowNames[2]
    session.press(.character("d"))
    #expect(!session.rowNames.contains(name))
    #expect(session.rowNames[session.state.selectedRow] == next)
    #expect(session.state.shown?.plan.services.count == 19)
    session.press(.character("G"), .character("d"))
    #expect(session.state.selectedRow == 17)
  }

  @Test func lastDeviceStays() {
    var scenario = Scenario.quick
    scenario.devices = [scenario.devices[0]]
    var session = Session(scenario)
    session.press(.character("d"))
    #expect(session.scenario == scenario)
    #expect(session.state.notice?.text == "a scenario needs at least one device")
  }

  @Test func nameIsEditedInItsColumn() {
    var session = Session(.quick)
    let k = session.state.cursor.device
    session.press(.character("V"), .up, .left, .enter)
    #expect(session.state.editor?.field == .name(k))
    session.type("café 名")
    session.press(.enter)
    #expect(session.scenario.devices[k].name == "café 名")
    #expect(session.state.table.marks == [k], "the mark goes along")
    #expect(session.screen.contains("name d04 → café 名"))
    session.press(.enter)
    session.type("d01")
    session.press(.enter)
    #expect(session.state.editor?.error == "another device is called “d01”; names are unique")
    session.press(.control("u"), .enter)
    #expect(session.state.editor?.error?.contains("found 0 characters") == true)
    session.press(.escape, .character("u"))
    #expect(session.scenario == .quick)
  }

  @Test func channelIsShownAndEdited() throws {
    var scenario = Scenario.quick
    let k = Session(scenario).state.cursor.device
    let channel = Channel(power: 1e-6, gain: 1e-9, noise: 4e-18)
    scenario.devices[k].link = .channel(channel)
    var session = Session(scenario)
    session.command("goto \(scenario.devices[k].name)")
    session.press(.right, .right)
    #expect(session.state.cursor.field == .power(k))
    #expect(session.screen.contains("p 1e-06 W/Hz  h 1e-09  N0 4e-18"))
    session.press(.enter)
    session.type("2e-6")
    session.press(.enter)
    #expect(
      session.scenario.devices[k].link == .channel(Channel(power: 2e-6, gain: 1e-9, noise: 4e-18)))
    #expect(session.screen.contains("p 1e-06 → 2e-06 W/Hz: η 7.972 → 8.969"))
    session.press(.right, .right, .character("}"))
    #expect(session.state.cursor.field == .noise(k))
    #expect(
      session.scenario.devices[k].link.efficiency
        < Channel(power: 2e-6, gain: 1e-9, noise: 4e-18).efficiency)
    session.press(.right)
    #expect(session.state.cursor.column == .timeline)
    session.command("efficiency 7")
    #expect(session.scenario.devices[k].link == .efficiency(7))
    #expect(session.screen.contains("→ 7 bit/s/Hz, in place of its channel"))
    #expect(session.state.cursor.column == .timeline)
    session.command("gain 2")
    #expect(session.state.prompt?.error?.contains("no channel") == true)
    session.press(.escape)
    session.command("channel 1e-6 1e-9 4e-18")
    #expect(session.scenario.devices[k].link == .channel(channel))
    session.command("channel 1e300 1e300 1e-300")
    #expect(session.state.prompt?.error?.contains("would give an efficiency of inf") == true)
  }

  @Test func everyViewIsDrawnBeforeOtherDevicesAreSolved() {
    for key in ["a", "d", "D"] {
      var session = Session(.quick)
      for view in "13456" { session.type(String(view)) }
      session.type("1")
      var state = session.state
      for character in key + "d" {
        _ = update(&state, .input(.key(.character(character))))
        for view in "1234561" {
          _ = update(&state, .input(.key(.character(view))))
          for size in [Size(width: 120, height: 36), Size(width: 80, height: 24)] {
            _ = update(&state, .input(.resize(size)))
            #expect(state.draw().size == size)
          }
        }
      }
    }
  }
}
