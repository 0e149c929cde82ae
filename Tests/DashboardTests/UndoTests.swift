import BatchModel
import Dashboard
import Optimizers
import TextCanvas
import Testing

@Suite struct UndoTests {
  /// What solves at once; which scheme it is does not matter here.
  private static let method = Method(scheduler: .greedy, allocation: .equal)

  /// Every kind of edit, as keys or as a command line.
  private static let edits = [
    "a", "D", "d", "V", "A", "}", "{", "j", "k", "l", "h", "o",
    ":deadline *0.9", ":deadline +0.5", ":deadline 3", ":efficiency *1.1", ":remove", ":add",
    ":channel 1e-6 1e-9 4e-18", ":gain *2", ":power /2", ":noise 5e-18", ":rename other",
    ":bandwidth *1.5", ":content /2", ":a *0.9", ":b +0.1", ":particles 3", ":iterations 2",
    ":inertia 0.6", ":cognitive 1", ":social 2", ":seed 7", ":outage 451", ":alpha 300",
    ":beta *1.1", ":gamma 3", ":quality ddpm-uniform", ":quality ddim-cifar10",
    ":delay a100-40g-sd14", ":name foo", ":filter deadline<4", ":filter", ":sort steps",
    ":deadline -100", ":goto 1",
  ]

  @Test(arguments: edits.filter { $0.hasPrefix(":") || "aDd{}".contains($0) })
  func editUndoRedo(_ edit: String) throws {
    var session = Session(.small, method: Self.method)
    session.command("goto 2")
    let first = (session.state.document?.scenario, session.state.shown?.plan)
    Self.enter(edit, &session)
    let second = (session.state.document?.scenario, session.state.shown?.plan)
    guard second.0 != first.0 else { return }
    #expect(session.state.shown?.scenario == second.0, "solved at once")
    #expect(session.state.change?.title.isEmpty == false)
    session.press(.character("u"))
    #expect(session.state.document?.scenario == first.0)
    #expect(session.state.document?.isChanged == false)
    #expect(session.state.shown?.plan == first.1)
    session.press(.control("r"))
    #expect(session.state.document?.scenario == second.0)
    #expect(session.state.shown?.plan == second.1)
  }

  @Test(arguments: 0..<6)
  func undoAllReturnsToTheStart(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var session = Session(.small, method: Self.method)
    for _ in 0..<60 {
      Self.enter(try #require(Self.edits.randomElement(using: &random)), &session)
      let devices = session.scenario.devices
      #expect(devices.indices.contains(session.state.cursor.device))
      #expect(Set(devices.map(\.name)).count == devices.count)
      #expect(session.state.rows.allSatisfy(devices.indices.contains))
      #expect(session.state.shown?.plan.services.map(\.name) == devices.map(\.name))
    }
    let end = session.scenario
    var count = 0
    while session.state.document?.canUndo == true {
      session.press(.character("u"))
      count += 1
    }
    #expect(count > 5)
    #expect(session.scenario == Scenario.small)
    #expect(session.state.document?.isChanged == false)
    for _ in 0..<count { session.press(.control("r")) }
    #expect(session.scenario == end)
    #expect(session.state.document?.canRedo == false)
  }

  private static func enter(_ edit: String, _ session: inout Session) {
    if edit.hasPrefix(":") {
      session.command(String(edit.dropFirst()))
      if session.state.prompt != nil { session.press(.escape) }
    } else {
      session.type(edit)
    }
  }
}
