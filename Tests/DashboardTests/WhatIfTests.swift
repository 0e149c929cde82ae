import BatchModel
import Dashboard
import Optimizers
import TextCanvas
import Testing

@Suite struct WhatIfTests {
  private let size = Size(width: 120, height: 36)

  private func session(_ scenario: Scenario = .small, size: Size? = nil) -> Session {
    Session(scenario, size: size ?? self.size, without: [.sweep])
  }

  /// The values of a change, by a fresh solve.
  private func difference(_ scenario: Scenario, _ change: WhatIfChange) throws -> Double {
    func meanFID(_ scenario: Scenario) throws -> Double {
      var solver = Solver(scenario: scenario, method: Scheme.proposed.method)
      while solver.step() != nil {}
      let plan = solver.plan()
      return try #require(plan).meanFID
    }
    return try meanFID(#require(change.applied(to: scenario))) - meanFID(scenario)
  }

  private func isRight(_ session: Session) throws -> Bool {
    try WhatIfChange.all(of: session.scenario).allSatisfy { change in
      try session.state.whatIf.answer(change) == .known(difference(session.scenario, change))
    }
  }

  @Test func everythingOnScreenIsAnsweredAfterTheFinalPlan() throws {
    let session = session()
    #expect(try isRight(session))
    let bandwidth = try NumberText.difference(difference(.small, .bandwidth))
    let deadline = try NumberText.difference(
      difference(.small, .deadline(session.state.rows[0])))
    #expect(session.screen.contains("Hz +10%→\(bandwidth)"))
    #expect(session.screen.contains("FID+1s"))
    #expect(session.screen.contains(deadline))
  }

  @Test func answersFollowEditsAndUndo() throws {
    var session = session()
    let before = session.screen
    session.press(.character("}"), .character("}"))
    #expect(try isRight(session))
    session.press(.character("u"))
    #expect(try isRight(session))
    session.press(.character("1"))
    #expect(session.state.whatIf.awaited == nil)
    #expect(before.contains("FID+1s"))
  }

  /// The work is asked for, and not done: what stands there is open, and no old value stays.
  @Test func whatIsBeingWorkedOutIsDots() throws {
    var session = Session(.small, size: size)
    let request = try #require(session.state.whatIf.awaited)
    #expect(Set(request.changes) == Set(WhatIfChange.all(of: .small)))
    #expect(session.screen.contains("+10%→…"))
    let report = WhatIf.Report(change: .bandwidth, difference: -0.5)
    session.send(.foreseen(WhatIfRecord(request: request, reports: [report])))
    #expect(session.screen.contains("+10%→-0.500"))
    session.press(.character("}"))
    #expect(session.screen.contains("+10%→…"))
    // The answer to the question before the edit comes too late.
    session.send(.foreseen(WhatIfRecord(request: request, reports: [report])))
    #expect(session.screen.contains("+10%→…"))
  }

  @Test func aSolveThatGoesOnIsNotAskedAbout() {
    var session = HeadlessSession(
      DashboardState(size: size, appearance: .plain(.braille), source: "small"), lanes: [])
    session.send(.opened(.small))
    #expect(session.state.isSolving)
    #expect(session.state.whatIf.awaited == nil)
    #expect(!session.state.draw().text.contains("→"))
  }

  @Test func otherViewsStopTheWork() {
    var session = Session(.small, size: size)
    #expect(session.state.whatIf.awaited != nil)
    session.press(.character("4"))
    #expect(session.state.whatIf.awaited == nil)
    session.press(.character("6"))
    #expect(session.state.whatIf.awaited?.changes == [.perBatch, .perTask])
  }

  @Test func narrowScreensTellItOfTheCursorAlone() throws {
    var session = session(size: Size(width: 80, height: 24))
    let device = try NumberText.difference(
      difference(.small, .deadline(session.state.cursor.device)))
    #expect(!session.screen.contains("FID+1s"))
    #expect(session.screen.contains("+1 s→FID \(device)"))
    #expect(!session.screen.contains("+10%"))
    session.press(.up)
    let bandwidth = try NumberText.difference(difference(.small, .bandwidth))
    #expect(session.screen.contains("+10%→\(bandwidth)"))
  }

  @Test func slowSolvesAreRepeatedForTheCursorAlone() throws {
    var session = Session(.small, size: size)
    var record = try #require(session.state.record)
    record.elapsed = 2
    session.send(.solved(record))
    session.press(.character("2"), .character("1"))
    let cursor = session.state.cursor.device
    #expect(session.state.whatIf.awaited?.changes == WhatIfChange.common + [.deadline(cursor)])
  }
}
