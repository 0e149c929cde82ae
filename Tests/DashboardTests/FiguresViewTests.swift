import BatchModel
import Dashboard
import Optimizers
import Studies
import TextCanvas
import Testing

@Suite struct FiguresViewTests {
  @Test(arguments: [(80, 24), (120, 36), (200, 60)], GlyphTier.allCases)
  func looks(_ size: (Int, Int), _ glyphs: GlyphTier) throws {
    var session = SweepSession(size: Size(width: size.0, height: size.1), glyphs: glyphs)
    session.work(cells: 85)
    try Golden.check(session.state.draw(), "figures-\(size.0)x\(size.1)-\(glyphs)")
  }

  @Test func looksInOnePanel() throws {
    var session = SweepSession(size: Size(width: 60, height: 16), replications: 2)
    session.work()
    try Golden.check(session.state.draw(), "figures-60x16-chart")
    session.press(.character("e"))
    try Golden.check(session.state.draw(), "figures-60x16-numbers")
  }

  @Test func showingTheViewStartsAndLeavingItStops() {
    var session = SweepSession()
    #expect(session.request?.figure == .services)
    session.work(cells: 7)
    #expect(session.screen.contains("running"))
    #expect(session.screen.contains("7/120 cells · 3.5/s"))
    session.press(.character("1"))
    #expect(session.request == nil)
    session.press(.character("5"))
    #expect(session.request?.known.finished(Set(Scheme.paper)) == 7, "what is known stays")
    session.work()
    #expect(session.screen.contains("done"))
    #expect(session.request?.number == session.state.figures.record?.request.number)
  }

  @Test func resultsAreThoseOfAnUninterruptedSweep() {
    var session = SweepSession(replications: 2)
    for cells in [1, 13, 30] {
      session.work(cells: cells)
      session.press(.character(" "), .character(" "))
    }
    session.work()
    let design = SweepFigure.services.design(ScenarioDistribution(.swept), replications: 2)
    var wanted = SweepResults(design)
    for index in 0..<design.count { wanted[index] = design.solve(design.cell(index)) }
    #expect(session.state.figures.shownResults == wanted)
    #expect(session.state.figures.isComplete)
  }

  @Test func spaceEscapeAndControlCHoldIt() {
    for key in [Key.character(" "), .escape, .control("c")] {
      var session = SweepSession()
      session.press(key)
      #expect(session.request == nil && session.screen.contains("paused"))
      session.press(.character(" "))
      #expect(session.request != nil && session.screen.contains("running"))
    }
  }

  @Test func editOfWhatItDependsOnStartsItAnew() {
    var session = SweepSession()
    session.work(cells: 20)
    let design = session.state.figures.shownResults?.design
    session.press(.character("6"), .up, .character("}"), .character("5"))
    #expect(session.state.figures.shownResults?.design != design)
    #expect(session.screen.contains("0/120 cells"))
    session.press(.character("u"))
    #expect(session.state.figures.shownResults?.design == design)
  }

  @Test func editThatChangesNothingItDependsOnKeepsIt() {
    var session = SweepSession()
    session.work(cells: 20)
    // A deadline in the middle of the range is not part of the distribution.
    session.press(.character("1"), .down, .down, .down, .character("}"), .character("5"))
    #expect(session.state.document?.isChanged == true)
    #expect(session.screen.contains("20/120 cells"))
  }

  @Test func lateAnswerIsDropped() throws {
    var session = SweepSession()
    let late = FigureRecord(request: try #require(session.request))
    session.press(.character(" "), .character(" "))
    session.work(cells: 5)
    session.send(.swept(late))
    #expect(session.screen.contains("5/120 cells"))
  }

  @Test func schemeThatIsOffIsNeitherSolvedNorDrawn() {
    var session = SweepSession(replications: 1)
    session.press(.character("G"), .enter)
    #expect(session.request?.schemes.contains(.singleInstance) == false)
    session.work()
    #expect(session.screen.contains("done") && session.screen.contains("32/32 cells"))
    session.press(.enter)
    #expect(session.screen.contains("32/40 cells"), "only what is missing is solved")
    for _ in 0..<5 { session.press(.enter, .up) }
    session.press(.enter)
    #expect(session.state.figures.shown.count == 1)
    session.press(.character("G"))
    for _ in 0..<5 { session.press(.up) }
  }

  @Test func lastSchemeStaysOn() {
    var session = SweepSession()
    session.press(.character("g"))
    for _ in 0..<5 { session.press(.enter, .down) }
    #expect(session.state.figures.shown.count == 1)
    session.press(.enter)
    #expect(session.screen.contains("one scheme must stay on"))
  }

  @Test func cursorGoesOverThePoints() {
    var session = SweepSession(replications: 1)
    session.press(.home)
    #expect(session.screen.contains("at K 5 "))
    session.press(.left, .right, .right)
    #expect(session.screen.contains("at K 15 "))
    session.press(.end, .right)
    #expect(session.screen.contains("at K 40 "))
  }

  @Test func linearAxisEndsAboveWhatIsShown() {
    var session = SweepSession()
    session.work()
    #expect(session.screen.contains(" log · 1/"))
    session.press(.character("v"))
    #expect(session.screen.contains(" linear · 1/"))
    #expect(session.screen.contains("│500┤") && session.screen.contains("│  0┤"))
    session.press(.character("G"), .enter)
    #expect(!session.screen.contains("│500┤"), "without single-instance the axis is shorter")
    session.press(.character("v"))
    #expect(session.screen.contains(" log · 1/"))
  }

  @Test func numbersAreTheEstimatesOfTheSweep() throws {
    var session = SweepSession(replications: 2)
    session.work()
    session.press(.home)
    let results = try #require(session.state.figures.shownResults)
    let means = results.design.schemes.indices.compactMap {
      results.meanFID(point: 0, scheme: $0)?.mean
    }
    #expect(means.count == Scheme.paper.count)
    let best = try #require(means.min())
    let lines = session.screen.split(separator: "\n")
    for (scheme, mean) in zip(results.design.schemes, means) {
      let line = try #require(lines.first { $0.contains("[x] \(scheme.rawValue) ") })
      let shown = try #require(line.split(separator: " ").lazy.compactMap { Double($0) }.first)
      #expect(abs(shown - mean) < 1e-3 * mean)
      #expect(line.contains("best") == (mean == best))
    }
  }

  @Test func secondFigureMovesTheSmallestDeadline() {
    var session = SweepSession(replications: 1)
    session.work(cells: 10)
    session.press(.character("n"))
    #expect(session.request?.figure == .minimumDeadline)
    #expect(session.screen.contains("2c · mean FID over the smallest deadline"))
    session.work(cells: 10)
    session.press(.character("N"))
    #expect(session.screen.contains("2b · mean FID over services K"))
    #expect(session.screen.contains("10/40 cells"), "each figure keeps what it knows")
  }

  @Test func picturesHaveTheSchemesOfTheDesign() {
    let design = SweepFigure.services.design(
      ScenarioDistribution(), positions: [2, 3], replications: 1, schemes: [.proposed, .joint])
    var results = SweepResults(design)
    for index in 0..<design.count { results[index] = SweepResult(meanFID: 9, outages: 0) }
    #expect(results.chart(.services).series.map(\.name) == ["proposed", "joint"])
    #expect(results.chart(.services, schemes: [.joint]).series.map(\.name) == ["joint"])
  }

  @Test func anySizeIsDrawn() {
    var session = SweepSession(replications: 1)
    session.work(cells: 23)
    for panel in 0..<3 {
      for width in [0, 1, 60, 80, 119, 120, 500] {
        for height in [0, 1, 16, 20, 21, 36, 200] {
          let size = Size(width: width, height: height)
          session.send(.input(.resize(size)))
          #expect(session.state.draw().size == size, "\(panel)")
        }
      }
      session.press(.character("e"))
    }
  }

  @Test func jobPublishesAndCanBeCancelled() {
    let design = SweepFigure.services.design(
      ScenarioDistribution(.swept), positions: [2, 3], replications: 2)
    let request = FigureRequest(
      number: 1, figure: .services, known: SweepResults(design),
      schemes: [.equalBandwidth, .greedy])
    var records: [FigureRecord] = []
    FigureWork.run(request, threads: 1, cancellation: Cancellation()) { records.append($0) }
    #expect(records.first?.solved == 0)
    #expect(records.last?.solved == 8 && records.last?.results.finished([.greedy]) == 4)
    let cancellation = Cancellation()
    cancellation.cancel()
    var late: [FigureRecord] = []
    FigureWork.run(request, threads: 1, cancellation: cancellation) { late.append($0) }
    #expect(late.allSatisfy { $0.solved == 0 })
  }
}
