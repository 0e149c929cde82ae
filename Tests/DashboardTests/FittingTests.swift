import BatchModel
import Dashboard
import Studies
import TextCanvas
import Testing

@Suite struct FittingTests {
  private let points: [CurveFit.Point] = [
    (10, 13.36), (20, 6.84), (50, 4.67), (100, 4.16), (1000, 4.04),
  ].map { .init(x: $0.0, y: $0.1) }

  @Test func commandAsksForTheFile() {
    var session = Session(.small)
    session.command("fit quality my runs.csv")
    #expect(session.effects.last == .readMeasurements(.quality, path: "my runs.csv"))
    session.command("fit speed a.csv")
    #expect(session.screen.contains("allowed is delay FILE.csv or quality FILE.csv"))
  }

  @Test func valuesAreTakenOverAndCanBeTakenBack() {
    var session = Session(.small)
    session.press(.character("6"), .up)
    let before = session.scenario
    let line = [1.0, 2, 4, 8].map { CurveFit.Point(x: $0, y: 0.1 * $0 + 0.2) }
    session.send(.measured(.delay, line, path: "d.csv"))
    #expect(session.scenario.delay == DelayModel(a: 0.1, b: 0.2))
    #expect(session.screen.contains("fit of d.csv"))
    session.press(.character("u"))
    #expect(session.scenario == before)
  }

  @Test func modelViewShowsThePoints() {
    var session = Session(.small, size: Size(width: 200, height: 60))
    var other = points
    other[0].y = 20
    session.send(.measured(.quality, other, path: "q.csv"))
    #expect(session.state.view == .model)
    #expect(session.screen.contains("◆ q.csv"))
    #expect(session.screen.contains("fit of q.csv, 5 points · R² "))
  }

  @Test func dataThatDoNotFitAScenarioChangeNothing() {
    var session = Session(.small)
    let before = session.scenario
    let falling = [1.0, 2, 3].map { CurveFit.Point(x: $0, y: 5 - $0) }
    session.send(.measured(.delay, falling, path: "d.csv"))
    session.send(.measured(.delay, [.init(x: 1, y: 1)], path: "e.csv"))
    #expect(session.scenario == before)
    #expect(session.screen.contains("e.csv: too few points"))
  }

  @Test func figuresViewExportsTheFigure() throws {
    var session = SweepSession(replications: 2)
    session.work(cells: 80)
    for key in ":export f.svg" { session.press(.character(key)) }
    session.press(.enter)
    let svg = try #require(session.exported)
    #expect(svg.path == "f.svg")
    guard case .text(let text) = svg.content else {
      Issue.record("no text")
      return
    }
    #expect(text.contains("number of services K") && text.contains(">greedy</text>"))
    for key in ":export f.csv" { session.press(.character(key)) }
    session.press(.enter)
    guard case .text(let csv) = session.exported?.content else {
      Issue.record("no text")
      return
    }
    #expect(csv.hasPrefix("scheme,services,mean_fid,"))
    #expect(csv.split(separator: "\n").count == 41)
  }
}
