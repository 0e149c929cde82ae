import BatchModel
import Dashboard
import Optimizers
import Dispatch
import TextCanvas
import Testing

@Suite struct HeadlessSessionTests {
  private func open(_ method: Optimizers.Method = Scheme.proposed.method) -> HeadlessSession {
    var session = HeadlessSession(
      DashboardState(
        size: Size(width: 120, height: 36), appearance: .plain(.braille), source: "s",
        method: method, effort: .small))
    session.open(.quick)
    return session
  }

  @Test func itRestsAtTheEndWithNothingOpen() throws {
    for scheme in Scheme.paper + [.joint] {
      let session = open(scheme.method)
      #expect(session.state.record?.stopped == .done)
      #expect(session.state.playback.mode == .atEnd)
      #expect(session.state.notice == nil, "\(scheme)")
      #expect(session.effects == [])
    }
  }

  @Test func itStandsOnAnyIteration() throws {
    var session = open()
    let record = try #require(session.state.record)
    for iteration in [0, 5, 12] {
      session.stand(on: iteration)
      #expect(session.state.iteration == iteration)
      #expect(session.state.shown?.plan.meanFID == record.trace[iteration])
    }
  }

  // A whole sweep is too much work for a test.
  @Test(arguments: ViewKind.allCases.filter { $0 != .figures })
  func everyViewHasAllItAsksFor(_ view: ViewKind) throws {
    var session = open()
    session.press(.character(Character("\(view.rawValue)")))
    let text = session.state.draw().text
    #expect(session.effects == [])
    #expect(!text.contains("solving …") && !text.contains("computing"))
  }

  @Test func backgroundWorkGivesTheSameAnswers() throws {
    let request = SolveRequest(number: 1, scenario: .quick, method: Scheme.greedy.method)
    var direct: SolveRecord?
    Effect.solve(request).work(threads: 1, cancellation: Cancellation()) { message in
      if case .solved(let record) = message { direct = record }
    }
    let semaphore = Wakes()
    let work = BackgroundWork(threads: 1) { semaphore.add() }
    work.submit(.solve(request))
    var found: SolveRecord?
    while found?.stopped == nil {
      try #require(semaphore.wait())
      for case .solved(let record) in work.take() { found = record }
    }
    direct?.elapsed = 0
    found?.elapsed = 0
    #expect(found == direct)
  }
}

/// Counts calls from other threads; waiting has a limit.
private final class Wakes: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func add() { semaphore.signal() }

  func wait() -> Bool { semaphore.wait(timeout: .now() + 60) == .success }
}
