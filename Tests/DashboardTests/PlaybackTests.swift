import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct PlaybackTests {
  @Test func openingPlaysOnceAndRests() {
    var playback = Playback()
    playback.advance(by: 1, last: 100, isComplete: true)
    #expect(playback.iteration(last: 100) == 20, "20 iterations a second")
    #expect(playback.mode == .playing)
    playback.advance(by: 100, last: 100, isComplete: true)
    #expect(playback.mode == .atEnd)
    #expect(playback.iteration(last: 100) == 100)
  }

  @Test func playingWaitsForTheSolver() {
    var playback = Playback()
    playback.advance(by: 10, last: 5, isComplete: false)
    #expect(playback.mode == .playing)
    #expect(playback.iteration(last: 5) == 5)
  }

  @Test func stepsMoveOverTheRecord() throws {
    var session = Session(.quick)
    let last = try #require(session.state.record?.last)
    #expect(session.state.iteration == last)
    session.press(.character(","))
    #expect(session.state.iteration == last - 1)
    #expect(session.state.playback.mode == .paused)
    session.press(.home)
    #expect(session.state.iteration == 0)
    session.press(.character(","))
    #expect(session.state.iteration == 0)
    session.press(.character("."))
    #expect(session.state.iteration == 1)
    session.press(.end)
    #expect(session.state.playback.mode == .atEnd)
  }

  @Test func shownPlanIsTheOneInForce() throws {
    var session = Session(.quick)
    let record = try #require(session.state.record)
    session.press(.home)
    for iteration in 0...record.iterations {
      let shown = try #require(session.state.shown)
      #expect(shown.plan.meanFID == record.trace[iteration])
      session.press(.character("."))
    }
  }

  @Test func improvementsAreReachedInOrder() throws {
    var session = Session(.quick)
    let record = try #require(session.state.record)
    session.press(.home)
    for improvement in record.improvements.dropFirst() {
      session.press(.character("]"))
      #expect(session.state.iteration == improvement.iteration)
    }
    for improvement in record.improvements.dropLast().reversed() {
      session.press(.character("["))
      #expect(session.state.iteration == improvement.iteration)
    }
  }

  @Test func largestImprovementIsReachedAndTold() throws {
    var session = Session(.quick)
    let trace = try #require(session.state.record?.trace)
    let gains = zip(trace, trace.dropFirst()).map { $0 - $1 }
    let largest = try #require(gains.max())
    #expect(largest > 0)
    session.press(.character("I"))
    let iteration = try #require(session.state.iteration)
    #expect(gains.firstIndex(of: largest) == iteration - 1)
    #expect(session.state.shown?.plan.meanFID == trace[iteration])
    let notice = try #require(session.state.notice?.text)
    #expect(notice.hasPrefix("iteration \(iteration): mean FID "))
    #expect(session.screen.contains("the largest improvement"))
    session.press(.home)
    session.command("largest-improvement")
    #expect(session.state.iteration == iteration)
  }

  @Test func largestImprovementNeedsOne() {
    var session = Session(.quick)
    session.command("scheme equal-bandwidth")
    session.press(.character("I"))
    #expect(session.state.notice?.text == "largest: this scheme does not iterate")
    var scenario = Scenario.quick
    // With one device there is nothing to share.
    scenario.devices.removeLast(19)
    session = Session(scenario)
    session.press(.character("I"))
    #expect(session.state.notice?.text == "largest: nothing was better than the start")
  }

  @Test func whatAnEditBroughtDoesNotMoveWithTheHead() throws {
    var session = Session(.quick)
    session.command("deadline +3")
    let last = { (screen: String) in screen.split(separator: "\n").suffix(2).first }
    let told = try #require(last(session.screen))
    #expect(told.contains("services changed") && !told.contains("…"))
    session.press(.home)
    #expect(session.state.shown?.plan != session.state.record?.improvements.last?.plan)
    #expect(last(session.screen) == told)
  }

  @Test func spacePlaysFromTheStartAndPauses() {
    var session = Session(.quick)
    session.press(.character(" "))
    #expect(session.state.iteration == 0)
    #expect(session.state.tickInterval != nil)
    session.send(.tick(0.2))
    #expect(session.state.iteration == 4)
    session.press(.character(" "))
    session.send(.tick(0.2))
    #expect(session.state.iteration == 4)
    #expect(session.state.tickInterval == nil, "nothing moves, nothing wakes up")
  }
}
