import BatchModel
import Dashboard
import Files
import TextCanvas
import Testing
import Themes

/// How every view is coloured, with the palette of 256, the terminal's own 16, and none.
@Suite struct ColorTierTests {
  private static let sizes = [(80, 24), (120, 36), (200, 60)]

  private func theme() throws -> Theme {
    try ThemeLibrary(builtIn: Themes.all, folder: nil).theme("nord")
  }

  @Test(arguments: ViewKind.allCases.filter { $0 != .figures })
  func stylesAreAsRecorded(_ view: ViewKind) throws {
    var session = Session(.quick)
    session.type("\((ViewKind.allCases.firstIndex(of: view) ?? 0) + 1)")
    for size in Self.sizes {
      session.send(.input(.resize(Size(width: size.0, height: size.1))))
      try check(session.state, "\(view)-\(size.0)x\(size.1)")
    }
  }

  @Test func stylesOfFiguresAreAsRecorded() throws {
    var session = SweepSession()
    session.work(cells: 85)
    for size in Self.sizes {
      session.send(.input(.resize(Size(width: size.0, height: size.1))))
      try check(session.state, "figures-\(size.0)x\(size.1)")
    }
  }

  private func check(_ shown: DashboardState, _ name: String) throws {
    for tier in ColorTier.allCases {
      var state = shown
      state.appearance = Appearance(theme: try theme(), glyphs: .braille, colors: tier)
      try Golden.checkStyles(state.draw(), tier, "\(name)-colors-\(tier.rawValue)")
    }
  }
}
