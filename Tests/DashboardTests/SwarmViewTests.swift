import BatchModel
import Optimizers
import TextCanvas
import Testing

@testable import Dashboard

@Suite struct SwarmViewTests {
  private static func session(
    _ scenario: Scenario = .quick, size: Size = Size(width: 120, height: 36),
    appearance: Appearance = .plain(.braille), method: Method = Scheme.proposed.method
  ) -> Session {
    var session = Session(scenario, size: size, appearance: appearance, method: method)
    session.type("3")
    return session
  }

  @Test(arguments: [(60, 16), (80, 24), (120, 36), (200, 60)], GlyphTier.allCases)
  func swarmView(_ size: (Int, Int), _ glyphs: GlyphTier) throws {
    var session = Self.session(
      size: Size(width: size.0, height: size.1), appearance: .plain(glyphs))
    session.press(.home)
    session.type("....")
    session.press(.down, .down, .right)
    try Golden.check(session.state.draw(), "swarm-\(size.0)x\(size.1)-\(glyphs)")
  }

  @Test(arguments: ["v", "vv", "++++", "e", "ee", "eee", "s"])
  func variants(_ keys: String) throws {
    var session = Self.session(size: Size(width: 80, height: 24))
    session.type("[j" + keys)
    try Golden.check(session.state.draw(), "swarm-80x24-\(keys)")
  }

  @Test func everyIterationShownIsTheOneComputed() throws {
    var session = Self.session()
    var solver = Solver(scenario: .quick, method: Scheme.proposed.method)
    session.press(.home)
    while let report = solver.step() {
      let moment = try #require(session.state.swarmView.moment)
      #expect(moment.iteration == report.iteration)
      #expect(moment.swarm.positions == solver.swarm?.positions)
      #expect(moment.swarm.values == solver.swarm?.values)
      #expect(session.screen.contains("iteration \(report.iteration) of 12"))
      session.type(".")
    }
  }

  @Test func rewindingAndPlayingIsHavingPlayed() throws {
    var straight = Self.session()
    straight.press(.home)
    for _ in 0..<9 { straight.type(".") }
    var rewound = Self.session()
    rewound.type(",,,,,,,,,")
    #expect(rewound.state.iteration == 3)
    rewound.type(" ")
    rewound.send(.tick(0.3))
    rewound.type(" ")
    #expect(rewound.state.iteration == 9)
    #expect(rewound.state.swarmView.moment == straight.state.swarmView.moment)
    #expect(rewound.screen == straight.screen)
  }

  @Test func missingMomentIsComputedOnceAndShown() throws {
    var session = Self.session()
    var record = try #require(session.state.record)
    record.swarm?.thin(to: 0)
    var state = session.state
    _ = update(&state, .solved(record))
    state.swarmView.moment = nil
    let effects = update(&state, .input(.key(.character(","))))
    guard case .replay(let request)? = effects.last else {
      Issue.record("nothing is computed: \(effects)")
      return
    }
    #expect(request.iteration == 11 && request.from == nil)
    #expect(update(&state, .input(.key(.character("v")))).isEmpty, "it is asked for once")
    let moment = try #require(SwarmReplay.moment(request))
    #expect(update(&state, .replayed(moment)).isEmpty)
    session.type(",")
    #expect(state.swarmView.moment == session.state.swarmView.moment)

    // The next one goes on from there.
    guard case .replay(let next)? = update(&state, .input(.key(.end))).last else {
      Issue.record("nothing is computed")
      return
    }
    #expect(next.iteration == 12 && next.from == moment)
    #expect(state.draw().text.contains("iteration 11 of 12, computing 12"))
  }

  @Test func droppedPlanIsComputedForTheMainView() throws {
    var session = Session(.quick)
    var record = try #require(session.state.record)
    let before = try #require(record.improvements.dropLast().last)
    record.improvements[record.improvements.count - 2].arranged = nil
    session.send(.solved(record))
    session.type("[[")
    #expect(session.state.iteration == before.iteration)
    #expect(session.state.shown?.plan == before.plan)
  }

  @Test func editedSettingRestartsTheSwarm() {
    var session = Self.session()
    session.press(.up, .right, .right)
    session.type("}")
    #expect(session.state.document?.scenario.pso.inertia == 0.74)
    #expect(session.state.iteration == 0)
    #expect(session.state.playback.mode == .playing)
    #expect(session.screen.contains("inertia 0.7298 → 0.74, swarm restarted"))
    session.send(.tick(0.2))
    #expect(session.state.iteration == 4)
    session.type("u")
    #expect(session.state.document?.scenario == .quick)
    #expect(session.state.iteration == 0)
    #expect(session.screen.contains("swarm restarted"))

    session.press(.left, .left, .enter)
    session.type("9")
    session.press(.enter)
    #expect(session.state.swarmView.moment?.swarm.settings.particles == 9)
    #expect(session.state.iteration == 0)
  }

  @Test func editInTheMainViewShowsTheEnd() {
    var session = Session(.quick)
    session.press(.up)
    for _ in 0..<6 { session.press(.right) }
    #expect(session.state.cursor.field == .inertia)
    session.type("}")
    #expect(session.state.playback.mode == .atEnd)
  }

  @Test func badWeightIsExplained() {
    var session = Self.session()
    session.press(.up, .right, .right, .right, .enter)
    session.type("11")
    session.press(.enter)
    #expect(session.screen.contains("found 11, allowed is a number 0 to 10"))
    #expect(session.state.document?.scenario == .quick)
  }

  @Test func cursorStaysOnTheSwarm() {
    var session = Self.session()
    session.press(.down)
    #expect(session.state.swarmView.particle == 0)
    session.type("G")
    #expect(session.state.swarmView.particle == 5)
    session.press(.down, .pageDown)
    #expect(session.state.swarmView.particle == 5)
    session.press(.pageUp)
    #expect(session.state.swarmView.particle == nil)
    session.press(.up)
    #expect(session.state.swarmView.setting == 0)
    session.press(.down)
    #expect(session.state.swarmView.setting == nil)
    for _ in 0..<30 { session.press(.right) }
    #expect(session.state.cursor.device == session.state.rows.last)
  }

  @Test func cutOffParticleIsHonest() throws {
    var session = Self.session()
    let swarm = try #require(session.state.swarmView.moment?.swarm)
    let particle = try #require(swarm.values.firstIndex(of: nil))
    for _ in 0...particle { session.press(.down) }
    let best = NumberText.fixed(swarm.personalBestValues[particle], decimals: 3)
    #expect(session.screen.contains("≥ its best \(best)"))
  }

  @Test func equalBandwidthSaysSo() {
    let session = Self.session(method: Scheme.equalBandwidth.method)
    #expect(session.screen.contains("there is no swarm"))
    #expect(session.screen.contains("s goes on to a scheme"))
  }

  @Test func otherViewsHaveNoLayers() {
    var session = Session(.quick)
    session.type("v")
    #expect(
      session.state.notice?.text
        == "layer: only the swarm view (3) has layers, and figures (5) two axes")
  }

  @Test(arguments: [1, 300])
  func anyNumberOfServicesAndAnySize(_ count: Int) {
    var scenario = Scenario.random(
      services: count, deadline: 1...3, efficiency: 5...10, seed: 3, name: "many")
    scenario.pso.particles = 3
    scenario.pso.iterations = 1
    var session = Self.session(scenario)
    var random = SplitMix64(seed: 11)
    let keys: [Key] = [
      .up, .down, .left, .right, .pageDown, .pageUp, .character("G"), .character("v"),
      .character("e"), .character("+"), .character("-"), .character("L"), .character("H"),
      .character(","), .character("."), .escape,
    ]
    for _ in 0..<80 {
      session.press(keys.randomElement(using: &random) ?? .up)
      let width = [0, 1, 59, 60, 76, 80, 110, 120, 500].randomElement(using: &random) ?? 0
      let height = [0, 15, 16, 22, 24, 29, 36, 200].randomElement(using: &random) ?? 0
      session.send(.input(.resize(Size(width: width, height: height))))
      #expect(session.state.draw().size == Size(width: width, height: height))
    }
  }

  @Test func scalesAreCentred() {
    #expect(SwarmScale.share(1) == 0.5)
    #expect(SwarmScale.share(2) == 1 && SwarmScale.share(100) == 1)
    #expect(SwarmScale.share(0.5) == 0 && SwarmScale.share(0) == 0)
    #expect(SwarmScale.velocity(0) == 0.5)
    #expect(SwarmScale.velocity(-1) == 0 && SwarmScale.velocity(7) == 1)
    #expect(SwarmScale.velocity(0.01) > 0.54)
  }
}
