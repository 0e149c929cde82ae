import BatchModel
import Optimizers
import TextCanvas
import Testing

@testable import Dashboard

/// The joint scheme in the dashboard, its bound, and what it changes.
@Suite struct JointTests {
  @Test func anEditSolvesJointlyAtOnceAndTellsTheGap() throws {
    var session = Session(.small, method: Scheme.joint.method)
    let before = try #require(session.state.shown?.plan)
    #expect(before.scheme == "joint")
    #expect(session.screen.contains("P0 gap "))
    session.press(.character("{"))
    let after = try #require(session.state.shown?.plan)
    #expect(session.state.shown?.request == 2 && after.meanFID >= before.meanFID)
    #expect(session.state.bound.record?.request.scenario == session.scenario)
    let bound = try #require(session.state.jointBound)
    #expect(bound > 0 && bound <= after.meanFID)
  }

  @Test func theBoundOfALeftScenarioIsNotShown() throws {
    var state = Session(.small, method: Scheme.joint.method).state
    #expect(state.jointBound != nil)
    _ = update(&state, .input(.key(.character("{"))))
    #expect(state.jointBound == nil)
    #expect(!state.draw().text.contains("P0 gap"))
  }

  @Test func boundingIsStoppedByAnEditAndItsLateAnswerDropped() throws {
    var session = HeadlessSession(
      DashboardState(
        size: Size(width: 120, height: 36), appearance: .plain(.braille), source: "s",
        method: Scheme.joint.method, effort: .small), lanes: [.solve])
    session.open(.small)
    var state = session.state
    let request = try #require(state.bound.awaited)
    let effects = update(&state, .input(.key(.character("{"))))
    #expect(effects.contains(.cancel(.bound)))
    var record = BoundRecord(request: request, bound: 1)
    record.isFinal = true
    _ = update(&state, .bounded(record))
    #expect(state.bound.record == nil)
  }

  /// Bounded as compared: every scheme has its gap to the same bound.
  @Test func compareShowsTheGapOfEveryScheme() throws {
    var session = Session(.small)
    session.press(.character("4"))
    let bound = try #require(session.state.jointBound)
    for row in session.state.compareRows {
      let plan = try #require(row.entry?.plan)
      #expect(plan.meanFID >= bound)
      #expect(plan.gap(to: bound) == (plan.meanFID - bound) / plan.meanFID)
    }
    #expect(session.screen.contains("bound \(NumberText.besideCurve(bound))"))
    session.press(.character("1"))
    #expect(session.screen.contains("bound "))
  }

  @Test func changesAreThoseOfJointOverTheSchemeShown() throws {
    var session = Session(.small)
    session.press(.character("c"))
    let other = try #require(session.state.shown?.plan)
    let joint = try #require(session.state.compare.entries[.joint]?.plan)
    #expect(session.state.compare.entries[.greedy] == nil)
    for k in session.scenario.devices.indices {
      #expect(
        session.state.jointStepChange(k) == joint.services[k].steps - other.services[k].steps)
    }
    #expect(session.state.jointGain?.share == 1 - joint.meanFID / other.meanFID)
    #expect(session.screen.contains("vs proposed"))
    // The other way round the same numbers are shown.
    let changes = session.scenario.devices.indices.map { session.state.jointStepChange($0) }
    session.command("scheme joint")
    #expect(session.state.shown?.plan.batches == joint.batches)
    #expect(
      session.scenario.devices.indices.map { session.state.jointStepChange($0) } == changes)
    session.press(.character("c"))
    #expect(session.state.jointStepChange(0) == nil)
    #expect(!session.screen.contains("vs proposed"))
  }

  @Test func changesFollowAnEdit() throws {
    var session = Session(.small)
    session.press(.character("c"), .character("{"))
    #expect(session.state.compare.entries[.joint]?.scenario == session.scenario)
    #expect(session.state.counterpartPlan != nil)
  }

  @Test func changesBelongToTheMainView() {
    var session = Session(.small)
    session.press(.character("3"), .character("c"))
    #expect(session.state.notice?.text == "vs joint: only the main view (1) shows it")
  }

  /// The swarm has an end that the search goes beyond.
  @Test(arguments: [0, 3])
  func theSwarmViewStaysAtTheSwarmsEnd(iterations: Int) throws {
    var scenario = Scenario.small
    scenario.pso.iterations = iterations
    var session = Session(scenario, method: Scheme.exact.method)
    #expect(try #require(session.state.record?.last) > iterations + 1)
    session.press(.character("3"))
    #expect(session.screen.contains("iteration \(iterations) of \(iterations)"))
    #expect(!session.screen.contains("computing"))
  }

  @Test func jointHasNoSwarmToShow() {
    var session = Session(.small, method: Scheme.joint.method)
    #expect(session.state.record?.swarm == nil)
    session.press(.character("3"))
    #expect(session.screen.contains("so there is no swarm"))
  }

  /// The axis and the title tell what the search gained over equal bandwidth.
  @Test func jointIsComparedWithEqualBandwidth() throws {
    let session = Session(.small, method: Scheme.joint.method)
    let equal = try #require(session.state.record?.equalSplit)
    #expect(equal == session.state.record?.trace.first)
    #expect(session.screen.contains("equal \(NumberText.besideCurve(equal))"))
    #expect(session.screen.contains("% vs equal"))
  }
}
