import BatchModel
import Dashboard
import Optimizers
import TextCanvas
import Testing

@Suite struct DrawingTests {
  @Test func mainView() throws {
    // With what-if, once for all sizes and glyphs: a debug build takes its time for it.
    var session = Session(.quick, without: [.sweep])
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
      session.send(.input(.resize(Size(width: width, height: height))))
      for glyphs in GlyphTier.allCases {
        var state = session.state
        state.appearance = .plain(glyphs)
        try Golden.check(state.draw(), "main-\(width)x\(height)-\(glyphs)")
      }
    }
  }

  @Test(arguments: [(60, 16), (80, 24)])
  func eachPartOfTheMainViewFillsIt(_ size: (Int, Int)) throws {
    var session = Session(.quick, size: Size(width: size.0, height: size.1))
    try Golden.check(session.state.draw(), "main-\(size.0)x\(size.1)-all")
    let parts = size.1 < 22 ? MainPanel.allCases.filter { $0 != .services } : MainPanel.allCases
    for part in parts {
      session.type("e")
      #expect(session.state.table.enlarged == part)
      try Golden.check(session.state.draw(), "main-\(size.0)x\(size.1)-\(part)")
    }
    session.type("e")
    #expect(session.state.table.enlarged == nil)
    session.type("ee")
    session.press(.escape)
    #expect(session.state.table.enlarged == nil)
  }

  @Test func onlyStackingHasASearchToEnlarge() {
    var session = Session(.quick, method: Scheme.greedy.method)
    session.type("eee")
    #expect(session.state.table.enlarged == .batch)
  }

  @Test(arguments: GlyphTier.allCases)
  func titleAlwaysTellsWhereTheHeadStands(_ glyphs: GlyphTier) {
    var session = Session(.quick, appearance: .plain(glyphs))
    session.command("name a scenario whose name is longer than a line has room for")
    for (key, words) in [(Key.end, "final"), (.character(","), "11/12"), (.home, "0/12")] {
      session.press(key)
      for width in 60...200 {
        session.send(.input(.resize(Size(width: width, height: 24))))
        let title = session.screen.prefix { $0 != "\n" }
        #expect(title.contains(words) && title.contains("mean FID"), "\(title)")
      }
    }
  }

  @Test func anySizeIsDrawn() {
    var session = Session(.quick)
    var random = SplitMix64(seed: 5)
    let edges = [0, 1, 2, 59, 60, 61, 79, 80, 110, 500]
    for _ in 0..<150 {
      let width = edges.randomElement(using: &random) ?? 0
      let height = [0, 1, 15, 16, 17, 21, 22, 24, 36, 200].randomElement(using: &random) ?? 0
      session.send(.input(.resize(Size(width: width, height: height))))
      let canvas = session.state.draw()
      #expect(canvas.size == Size(width: width, height: height))
    }
  }

  @Test func tooSmallSaysWhatIsNeededAndTheKeyThatQuits() {
    let session = Session(.quick, size: Size(width: 50, height: 10))
    #expect(session.screen.contains("too small: have 50×10, need 60×16"))
    #expect(session.screen.contains("q quits"))
  }

  @Test func namesAreHarmless() {
    var scenario = Scenario.quick
    let names = [
      "\u{1b}[31mred\u{7}", "名前名前名前名前", "e\u{301}\u{302}\u{303}", "שלום", "a\u{202e}b\n\tc",
    ]
    for (index, name) in names.enumerated() { scenario.devices[index].name = name }
    scenario.name = "\u{1b}]0;title\u{7}"
    for view in "123456" {
      var session = Session(scenario)
      session.type(String(view))
      for scalar in session.screen.unicodeScalars where scalar != "\n" {
        #expect(scalar.value >= 0x20 && !(0x7f...0x9f).contains(scalar.value))
        #expect(scalar.value != 0x202e)
      }
    }
  }

  @Test(arguments: [1, 2, 200])
  func anyNumberOfDevicesIsDrawn(_ count: Int) {
    var scenario = Scenario.random(
      services: count, deadline: 7...20, efficiency: 5...10, seed: 3, name: "many")
    scenario.pso.particles = 2
    scenario.pso.iterations = 1
    var session = Session(scenario, method: Scheme.equalBandwidth.method)
    session.press(.character("G"))
    #expect(session.state.selectedRow == count - 1)
    #expect(session.screen.contains("mean FID"))
    session.press(.pageUp, .character("g"))
    #expect(session.state.scroll == 0)
  }

  @Test func everySchemeIsShown() {
    var session = Session(.quick)
    for scheme in Scheme.allCases.dropFirst() {
      session.press(.character("s"))
      #expect(session.state.method == scheme.method)
      #expect(session.screen.contains(scheme.rawValue))
    }
    session.press(.character("s"))
    #expect(session.state.method == Method(scheduler: .exact, allocation: .equal))
    #expect(session.screen.contains("exact batches + equal bandwidth"))
    session.press(.character("s"))
    #expect(session.state.method == Scheme.proposed.method)
  }

  @Test func polishIsASwitchThatStaysFromSchemeToScheme() throws {
    var session = Session(.quick)
    let plain = try #require(session.state.shown?.plan)
    session.press(.character("P"))
    let polished = try #require(session.state.shown?.plan)
    #expect(polished.polished && polished.meanFID <= plain.meanFID)
    #expect(session.screen.contains("polished"))
    session.press(.character("s"))
    #expect(session.state.method == Scheme.equalBandwidth.method.polished(true))
    session.press(.character("S"), .character("P"))
    #expect(session.state.shown?.plan == plain)
  }

  @Test func outagesAndLateServicesAreNamed() {
    var scenario = Scenario.quick
    scenario.devices[4].deadline = 0.2
    let session = Session(scenario)
    #expect(session.screen.contains("outage"))
    #expect(session.screen.contains("1 outage"))
  }

  @Test func helpListsEveryCommand() {
    var session = Session(.quick, size: Size(width: 120, height: 24))
    session.press(.character("?"))
    var seen = session.screen
    for _ in 0..<200 {
      session.press(.down)
      seen += session.screen
    }
    for command in CommandTable.all { #expect(seen.contains(command.help), "\(command.id)") }
    session.press(.character("?"))
    #expect(session.state.overlay == nil)
  }
}
