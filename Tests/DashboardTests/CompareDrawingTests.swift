import BatchModel
import Optimizers
import TextCanvas
import Testing

@testable import Dashboard

@Suite struct CompareDrawingTests {
  private static func session(
    _ scenario: Scenario = .quick, _ width: Int, _ height: Int, _ glyphs: GlyphTier = .braille
  ) -> Session {
    var session = Session(
      scenario, size: Size(width: width, height: height), appearance: .plain(glyphs))
    session.press(.character("4"))
    return session
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)], GlyphTier.allCases)
  func compareView(_ size: (Int, Int), _ glyphs: GlyphTier) throws {
    let session = Self.session(.quick, size.0, size.1, glyphs)
    try Golden.check(session.state.draw(), "compare-\(size.0)x\(size.1)-\(glyphs)")
  }

  @Test func smallSizesShowOnePanelAfterAnother() throws {
    var session = Self.session(.quick, 80, 24)
    session.press(.character("e"))
    try Golden.check(session.state.draw(), "compare-80x24-steps")
    session = Self.session(.quick, 60, 16)
    try Golden.check(session.state.draw(), "compare-60x16-table")
    session.press(.character("e"))
    try Golden.check(session.state.draw(), "compare-60x16-timelines")
    session.press(.character("e"))
    try Golden.check(session.state.draw(), "compare-60x16-steps")
    session.press(.character("e"))
    #expect(session.state.compareLayout.choice == .table)
    session.press(.character("e"), .escape)
    #expect(session.state.compareLayout.choice == .table)
  }

  @Test func staleSchemesAreDrawnAsSuch() throws {
    var state = Self.session(.quick, 120, 36).state
    _ = update(&state, .input(.key(.character("{"))))
    try Golden.check(state.draw(), "compare-120x36-stale")
  }

  @Test(arguments: [1, 2, 200])
  func anyNumberOfServicesAtAnySize(_ count: Int) {
    var scenario = Scenario.random(
      services: count, deadline: 1...20, efficiency: 5...10, seed: 3, name: "many")
    scenario.pso.particles = 2
    scenario.pso.iterations = 1
    var session = Self.session(scenario, 120, 36)
    #expect(session.state.compareRows.allSatisfy { $0.status == .solved })
    for key: Key in [.character("e"), .character("e"), .character("+"), .right] {
      session.press(key)
      for width in [0, 1, 59, 60, 61, 80, 110, 200, 500] {
        for height in [0, 1, 16, 17, 24, 36, 120] {
          session.send(.input(.resize(Size(width: width, height: height))))
          #expect(session.state.draw().size == Size(width: width, height: height))
        }
      }
    }
  }

  @Test func everySchemeMayBeOff() {
    var session = Self.session(.quick, 120, 36)
    for _ in Scheme.allCases { session.press(.character("g"), .character(" ")) }
    #expect(session.state.compare.shown.isEmpty)
    #expect(session.screen.contains("0 of 0 solved"))
  }

  @Test func panelsNeverOverlapAndStayInside() {
    for height in 13...120 {
      for schemes in 1...12 {
        for enlarged: CompareViewState.Panel? in [nil, .table, .timelines, .steps] {
          let body = Rect(x: 0, y: 1, width: 80, height: height)
          let layout = CompareLayout(body: body, schemes: schemes, enlarged: enlarged)
          var rows = [Int](repeating: 0, count: height + 1)
          for part in [layout.header, layout.table, layout.timelines, layout.steps]
          where !part.isEmpty {
            #expect(part.intersection(body) == part)
            for y in part.y..<part.bottom { rows[y - 1] += 1 }
          }
          #expect(rows.allSatisfy { $0 <= 1 })
        }
      }
    }
  }

  @Test func selectedGroupOfBarsIsAlwaysShown() {
    for width in 6...150 {
      for groups in [1, 2, 7, 40, 2000] {
        for selected in [0, groups / 2, groups - 1] {
          let layout = ColumnLayout(width: width, bars: 5, groups: groups, selected: selected)
          #expect(layout.visible.contains(selected))
          #expect(layout.visible.lowerBound >= 0 && layout.visible.upperBound <= groups)
          #expect(
            layout.visible.count == 1 || layout.visible.count * layout.pitch - 1 <= width)
        }
      }
    }
  }

  @Test func numbersKeepTheirColumns() {
    for part in [-0.9999, -0.5, -0.0999, 0, 0.00004, 0.0999, 0.09999, 0.9996, 9.99, 99.9] {
      #expect(NumberText.signedPercent(part).count <= 6, "\(part)")
    }
    for seconds in [0, 0.00999, 0.01, 0.9994, 0.9999, 99.9, 1234] {
      #expect(NumberText.duration(seconds).count <= 7, "\(seconds)")
    }
    #expect(NumberText.signedPercent(0.0042) == "+0.42%")
    #expect(NumberText.signedPercent(-0.123) == "-12.3%")
    #expect(NumberText.duration(0.0123) == "12 ms")
  }
}
