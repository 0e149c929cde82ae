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
