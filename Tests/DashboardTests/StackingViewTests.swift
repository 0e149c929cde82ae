import BatchModel
import Dashboard
import Optimizers
import TextCanvas
import Testing

@Suite struct StackingViewTests {
  private static func session(
    _ scenario: Scenario = .quick, size: Size = Size(width: 120, height: 36),
    glyphs: GlyphTier = .braille, method: Method = Scheme.proposed.method
  ) -> Session {
    var session = Session(scenario, size: size, appearance: .plain(glyphs), method: method)
    session.press(.character("2"))
    return session
  }

  @Test(
    arguments: [(60, 16), (80, 24), (120, 36), (200, 60)], GlyphTier.allCases)
  func golden(_ size: (Int, Int), _ glyphs: GlyphTier) throws {
    var session = Self.session(
      size: Size(width: size.0, height: size.1), glyphs: glyphs)
    session.type("........")
    try Golden.check(session.state.draw(), "stacking-\(size.0)x\(size.1)-\(glyphs)")
  }

  @Test func goldenOfATurnInWhichServicesLeave() throws {
    var session = Self.session()
    session.type("nnnnnn")
    session.press(.end)
    session.type(",,,")
    try Golden.check(session.state.draw(), "stacking-120x36-late")
  }

  @Test(arguments: [(80, 24), (120, 36)])
  func goldenOfEachEnlargedPart(_ size: (Int, Int)) throws {
    var session = Self.session(size: Size(width: size.0, height: size.1))
    session.type("....")
    for part in StackingViewState.Part.allCases {
      session.type("e")
      #expect(session.state.stackingView.enlarged == part)
      try Golden.check(session.state.draw(), "stacking-\(size.0)x\(size.1)-\(part)")
    }
    session.type("e")
    #expect(session.state.stackingView.enlarged == nil)
    session.type("e")
    session.press(.escape)
    #expect(session.state.stackingView.enlarged == nil)
  }

  @Test func largestImprovementIsReachedAndTold() throws {
    var session = Self.session()
    let outcomes = try #require(session.state.story?.outcomes)
    var best = outcomes[0].meanFID
    var largest = (gain: 0.0, target: 0)
    for outcome in outcomes.dropFirst() where outcome.meanFID < best {
      if best - outcome.meanFID > largest.gain {
        largest = (best - outcome.meanFID, outcome.targetSteps)
      }
      best = outcome.meanFID
    }
    session.type("I")
    #expect(session.state.stackingView.record?.request.targetSteps == largest.target)
    #expect(session.screen.contains("T* = \(largest.target): mean FID "))
  }

  @Test(arguments: [1, 7, 40, 300])
  func forwardAndBackGivesTheFirstState(_ steps: Int) {
    var session = Self.session()
    let first = session.state
    for _ in 0..<steps { session.type(".") }
    #expect(session.state != first)
    for _ in 0..<steps { session.type(",") }
    #expect(session.state == first)
  }

  @Test func stepsGoThroughEveryTurnOfEveryTarget() throws {
    var session = Self.session()
    let story = try #require(session.state.story)
    for _ in 0..<story.outcomes.count { session.type("N") }
    session.press(.home)
    let scenario = story.request.scenario
    let budgets = scenario.generationBudgets(bandwidth: story.request.bandwidth)
    for outcome in story.outcomes {
      var run = StackingRun(
        delay: scenario.delay, budgets: budgets, targetSteps: outcome.targetSteps)
      while let turn = run.step() {
        #expect(session.state.stackingView.step == turn)
        session.type(".")
      }
    }
    let last = session.state
    session.type(".")
    #expect(session.state == last, "beyond the last turn of the last T* there is nothing")
  }

  @Test func leapsKeepTheTurnAndStopAtTheEnds() throws {
    var session = Self.session()
    let story = try #require(session.state.story)
    session.type("...n")
    #expect(session.state.stackingView.record?.request.targetSteps == story.targetSteps + 1)
    #expect(session.state.stackingView.shownTurn == 3)
    for _ in 0...story.outcomes.count { session.type("N") }
    #expect(session.state.stackingView.record?.request.targetSteps == 1)
    for _ in 0...story.outcomes.count { session.type("n") }
    #expect(session.state.stackingView.record?.request.targetSteps == story.outcomes.count)
    #expect(session.screen.contains("T* \(story.outcomes.count)/\(story.outcomes.count)"))
  }

  @Test func bracketsVisitEveryImprovement() throws {
    var session = Self.session()
    let story = try #require(session.state.story)
    let improved = story.outcomes.filter(\.improved).map(\.targetSteps)
    #expect(improved.count > 1 && improved.last == story.targetSteps)
    for target in improved.dropLast().reversed() {
      session.type("[")
      #expect(session.state.stackingView.record?.request.targetSteps == target)
      #expect(session.screen.contains("improved"))
    }
    for target in improved.dropFirst() {
      session.type("]")
      #expect(session.state.stackingView.record?.request.targetSteps == target)
    }
    #expect(session.state.stackingView.target == nil, "the best T* is followed")
  }

  @Test func spacePlaysTheTurnsOfTheTargetAndRests() throws {
    var session = Self.session()
    let count = try #require(session.state.stackingView.record?.turns.count)
    #expect(session.state.tickInterval == nil)
    session.type(" ")
    #expect(session.state.tickInterval != nil)
    session.send(.tick(0.6))
    #expect(session.state.stackingView.shownTurn == 2, "4 turns a second")
    session.send(.tick(0.2))
    #expect(session.state.stackingView.shownTurn == 3, "parts of turns add up")
    session.send(.tick(1000))
    #expect(session.state.stackingView.shownTurn == count - 1)
    #expect(session.state.tickInterval == nil, "nothing moves, nothing wakes up")
    session.type(" ")
    #expect(session.state.stackingView.shownTurn == 0)
    session.type(" ")
    session.send(.tick(1))
    #expect(session.state.stackingView.shownTurn == 0)
  }

  @Test func leavingTheViewHoldsTheTurns() {
    var session = Self.session()
    session.type(" 12")
    #expect(session.state.stackingView.isPlaying == false)
  }

  @Test func editsKeepTargetAndTurn() throws {
    var session = Self.session()
    session.type("nnn.....")
    let before = try #require(session.state.stackingView.record)
    let turn = session.state.stackingView.shownTurn
    let device = session.state.cursor.device
    session.type("}}}")
    let after = try #require(session.state.stackingView.record)
    #expect(after.request.plan != before.request.plan)
    #expect(after.request.plan == session.state.story?.request)
    #expect(after.request.targetSteps == before.request.targetSteps)
    #expect(session.state.stackingView.shownTurn == turn)
    #expect(session.state.cursor.device == device)
    session.type("u")
    #expect(session.state.stackingView.record == before)
  }

  @Test func deadlineIsTypedInTheTable() throws {
    var session = Self.session()
    session.press(.enter)
    session.type("14.5")
    #expect(session.screen.contains("14.5"))
    session.press(.enter)
    let device = session.state.cursor.device
    #expect(session.state.document?.scenario.devices[device].deadline == 14.5)
  }

  @Test func targetAndTurnThatAreGoneCountAsTheLast() throws {
    var session = Self.session()
    let count = try #require(session.state.story?.outcomes.count)
    for _ in 0..<count { session.type("n") }
    session.press(.end)
    // A slower device has fewer steps, so fewer T*.
    session.type("1g")
    session.press(.up, .right, .right, .right, .enter)
    session.type("1")
    session.press(.enter)
    session.type("2")
    let story = try #require(session.state.story)
    let record = try #require(session.state.stackingView.record)
    #expect(story.outcomes.count < count)
    #expect(record.request.targetSteps == story.outcomes.count)
    #expect(session.state.stackingView.shownTurn < record.turns.count)
    session.type(",")
    #expect(session.screen.contains("T* \(story.outcomes.count)"))
  }

  @Test func playHeadIsFollowed() throws {
    var session = Self.session()
    session.type("1")
    session.press(.home)
    session.type("2")
    #expect(session.screen.contains("bandwidth found in iteration 0 of 12"))
    #expect(session.state.stackingView.record == session.state.story?.winner)
    session.type("1")
    session.press(.end)
    session.type("2")
    let iteration = try #require(session.state.shown?.iteration)
    #expect(session.screen.contains("bandwidth found in iteration \(iteration) of 12"))
  }

  @Test func batchUnderTheCursorIsTheOneExplained() throws {
    var session = Session(.quick)
    session.press(.right, .right, .right, .right, .right, .right)
    #expect(session.state.cursor.batch > 0)
    session.type("2")
    let batch = try #require(session.state.stackingView.step?.batch)
    #expect(batch == session.state.shown?.plan.batches[session.state.cursor.batch])
    session.type("..1")
    #expect(session.state.shown?.plan.batches[session.state.cursor.batch].start ?? 0 > batch.start)
  }

  @Test func arrowsFollowTheOrderOfTheTurn() throws {
    var session = Self.session(size: Size(width: 80, height: 24))
    let record = try #require(session.state.stackingView.record)
    session.type("....g")
    for row in 0..<record.turns[4].services.count {
      #expect(session.state.cursor.device == record.row(row, ofTurn: 4).k)
      session.press(.down)
    }
    #expect(session.state.stackingView.scroll > 0)
    session.press(.pageUp, .pageUp)
    #expect(session.state.stackingView.scroll == 0)
    session.type("G")
    #expect(session.state.cursor.device == record.row(19, ofTurn: 4).k)
    session.press(.right)
    #expect(session.state.stackingView.shownTurn == 5)
    session.press(.left, .left)
    #expect(session.state.stackingView.shownTurn == 3)
  }

  @Test func runOnScreenStaysUntilTheNextHasArrived() throws {
    var state = Self.session().state
    let record = try #require(state.stackingView.record)
    let target = record.request.targetSteps
    let effects = update(&state, .input(.key(.character("n"))))
    let wanted = StackingRecord.Request(plan: record.request.plan, targetSteps: target + 1)
    #expect(effects == [.follow(wanted)])
    #expect(state.stackingView.record == record)
    #expect(state.draw().text.contains("T* \(target)/"))
    #expect(state.draw().text.contains("→ \(target + 1)"))
    #expect(update(&state, .input(.key(.character(".")))).isEmpty, "asked for already")
    let further = update(&state, .input(.key(.character("n"))))
    let next = try #require(StackingRecord(wanted, cancellation: Cancellation()))
    _ = update(&state, .followed(next))
    #expect(state.stackingView.record == record, "a run nobody waits for is not shown")
    guard case .follow(let last) = further.first else {
      Issue.record("no run was asked for")
      return
    }
    _ = update(&state, .followed(try #require(StackingRecord(last, cancellation: Cancellation()))))
    #expect(state.stackingView.record?.request.targetSteps == target + 2)
    #expect(state.stackingView.shownTurn == 1, "the step while waiting counts")
  }

  @Test func otherSchemesSayWhichKeyLeadsBack() {
    for scheme in Scheme.paper where scheme.method.scheduler != .stacking {
      var session = Self.session(method: scheme.method)
      #expect(session.screen.contains("does not use STACKING"))
      #expect(session.screen.contains("s S change the scheme"))
      session.type(".")
      #expect(session.state.notice?.text.contains("s changes the scheme") == true)
    }
    let equal = Self.session(method: Scheme.equalBandwidth.method)
    #expect(equal.screen.contains("equal bandwidth"))
  }

  @Test func leapsAreOfThisViewAlone() {
    var session = Session(.quick)
    session.type("n")
    #expect(
      session.state.notice?.text
        == "next T*: only the STACKING view (2) steps through T*, and figures (5) through figures")
  }

  @Test func numbersPutIntoTheRuleGiveItsSize() throws {
    var session = Self.session(size: Size(width: 200, height: 60))
    let record = try #require(session.state.stackingView.record)
    for turn in record.turns {
      let screen = session.screen
      if let packing = turn.packing {
        let equation = turn.clusterSize > 0 ? 19 : 20
        #expect(screen.contains("equation (\(equation))"))
        #expect(screen.contains(")) = \(packing.size) ") || screen.contains(") = \(packing.size) "))
      } else {
        #expect(screen.contains("nobody is left: the run of T* = \(turn.targetSteps) ends"))
      }
      for drop in turn.dropped.prefix(4) {
        let name = record.request.plan.scenario.devices[drop.k].name
        #expect(screen.contains("\(name) leaves with T = \(drop.steps)"))
      }
      session.press(.right)
    }
  }

  @Test func anySizeIsDrawnInEveryLayout() {
    var session = Self.session()
    var random = SplitMix64(seed: 7)
    let widths = [0, 1, 59, 60, 75, 76, 80, 109, 110, 120, 500]
    let heights = [0, 1, 15, 16, 19, 20, 24, 29, 30, 36, 200]
    for round in 0..<80 {
      let size = Size(
        width: widths.randomElement(using: &random) ?? 0,
        height: heights.randomElement(using: &random) ?? 0)
      session.send(.input(.resize(size)))
      session.type(round.isMultiple(of: 3) ? "e" : ".")
      #expect(session.state.draw().size == size)
    }
  }

  @Test(arguments: [1, 2, 200])
  func anyNumberOfDevicesIsDrawn(_ count: Int) {
    let scenario = Scenario.random(
      services: count, deadline: 7...20, efficiency: 5...10, seed: 3, name: "many")
    var session = Self.session(scenario, method: Scheme.equalBandwidth.method)
    session.type("nN..G")
    session.press(.end, .pageUp)
    #expect(session.screen.contains("turn"))
  }
}
