import BatchModel
import Dashboard
import TextCanvas
import Testing

@Suite struct ModelViewTests {
  private func session(
    _ scenario: Scenario = .quick, _ width: Int = 120, _ height: Int = 36,
    _ glyphs: GlyphTier = .braille
  ) -> Session {
    var session = Session(
      scenario, size: Size(width: width, height: height), appearance: .plain(glyphs))
    session.type("6")
    return session
  }

  @Test(arguments: [(80, 24), (120, 36), (200, 60)], GlyphTier.allCases)
  func looks(_ size: (Int, Int), _ glyphs: GlyphTier) throws {
    let session = session(.quick, size.0, size.1, glyphs)
    try Golden.check(session.state.draw(), "model-\(size.0)x\(size.1)-\(glyphs)")
  }

  @Test func looksInOnePanel() throws {
    var session = session(.quick, 60, 16)
    for name in ["quality", "delay", "values", "presets"] {
      try Golden.check(session.state.draw(), "model-60x16-\(name)")
      session.type("e")
    }
  }

  @Test func looksOfATable() throws {
    var scenario = Scenario.quick
    scenario.quality = QualityPreset.named("ddim-cifar10-points")?.model ?? .paper
    try Golden.check(session(scenario).state.draw(), "model-120x36-table")
  }

  @Test func numbersOfTheDelayAreShown() {
    let screen = session().screen
    #expect(screen.contains("g(X) = 0.024·X + 0.3543 s"))
    #expect(screen.contains("g(1) 0.3783 s · b/a 14.76"))
    #expect(screen.contains("(a+b)/a = 15.76×"))
    #expect(screen.contains("rtx3050-ddim"))
  }

  @Test func everyParameterCanBeEdited() throws {
    let fields: [Field] = [
      .perTask, .perBatch, .alpha, .beta, .gamma, .outage, .content,
    ]
    for (index, field) in fields.enumerated() {
      var session = session()
      session.press(.up)
      for _ in 0..<index { session.press(.right) }
      let before = try #require(session.state.document?.scenario)
      session.type("}")
      let nudged = try #require(session.state.document?.scenario)
      let old = try #require(field.value(in: before))
      #expect(try #require(field.value(in: nudged)) > old, "\(field)")
      session.press(.enter)
      session.type("2")
      session.press(.enter)
      #expect(session.state.document.flatMap { field.value(in: $0.scenario) } == 2, "\(field)")
      #expect(session.state.shown?.request == session.state.requests, "\(field) is solved anew")
      session.type("uu")
      #expect(session.state.document?.scenario == before)
    }
  }

  @Test func badValueIsExplained() {
    var session = session()
    session.press(.up, .enter)
    session.type("-1")
    session.press(.enter)
    #expect(session.screen.contains("allowed is a number above 0"))
    #expect(session.state.document?.isChanged == false)
  }

  @Test func presetsAreApplied() throws {
    for (index, preset) in ModelPreset.all.enumerated() {
      var session = session()
      for _ in 0...index { session.press(.down) }
      #expect(session.screen.contains("▸ \(preset.name)"))
      session.press(.enter)
      let scenario = try #require(session.state.document?.scenario)
      #expect(preset.isUsed(by: scenario))
      #expect(session.state.shown?.request == session.state.requests)
    }
  }

  @Test func presetThatIsInUseChangesNothing() {
    var session = session()
    session.press(.down, .enter)
    #expect(session.screen.contains("rtx3050-ddim is in use already"))
    #expect(session.state.document?.isChanged == false)
  }

  @Test func presetThatAllowsTooManyStepsIsRefused() {
    var scenario = Scenario.quick
    scenario.devices[0].deadline = 400
    scenario.pso.iterations = 0
    scenario.pso.particles = 1
    var session = session(scenario)
    session.press(.down, .down, .enter)
    #expect(session.screen.contains("a100-40g-sd14: a deadline of 400 s"))
    #expect(session.state.document?.scenario == scenario)
  }

  @Test func cursorGoesAlongTheSteps() {
    var session = session()
    #expect(session.screen.contains("Q(10)"))
    session.press(.left, .left)
    #expect(session.screen.contains("Q(8)") && session.screen.contains("▸8"))
    session.press(.home)
    #expect(session.state.modelView.steps == 0 && session.screen.contains("▸0"))
    session.press(.end, .right)
    #expect(session.state.modelView.steps == 100)
  }

  @Test func longTableIsCrossedInFewSteps() {
    var scenario = Scenario.quick
    scenario.quality = QualityPreset.named("ddim-cifar10-points")?.model ?? .paper
    var session = session(scenario)
    session.press(.end)
    #expect(session.state.modelView.steps == 1000)
    session.press(.left)
    #expect(session.state.modelView.steps == 990)
    session.press(.right)
    #expect(session.state.modelView.steps == 1000)
  }

  @Test func warningsAreShown() {
    var scenario = Scenario.quick
    scenario.quality = QualityModel(
      curve: .table([.init(steps: 1, fid: 20), .init(steps: 5, fid: 30)]), outage: 10)
    for size in [(60, 16), (80, 24), (120, 36)] {
      let screen = session(scenario, size.0, size.1).screen
      #expect(screen.contains("the table rises somewhere"), "\(size)")
      #expect(screen.contains("the outage value is below Q(1)"), "\(size)")
    }
  }

  @Test func tableHasNoPowerLawToEdit() {
    var scenario = Scenario.quick
    scenario.quality = QualityPreset.named("ddim-cifar10-points")?.model ?? .paper
    var session = session(scenario)
    session.press(.up)
    for _ in 0..<9 { session.press(.right) }
    session.type("}")
    #expect(session.state.document?.scenario.content != scenario.content)
    #expect(session.state.document?.scenario.quality == scenario.quality)
  }

  @Test func servicesStandAtTheirSteps() throws {
    var session = session(.quick, 200, 60)
    let services = try #require(session.state.shown?.plan.services)
    let steps = try #require(services.map(\.steps).max())
    let count = services.count { $0.steps == steps }
    for _ in 0..<200 where session.state.modelView.steps != steps {
      session.press(session.state.modelView.steps < steps ? .right : .left)
    }
    let row = session.screen.split(separator: "\n").first {
      $0.contains("▸\(steps) ") && $0.contains(" \(count) ")
    }
    #expect(row != nil)
  }

  @Test(arguments: [1, 7])
  func anySizeIsDrawn(_ downs: Int) {
    var session = session()
    for _ in 0..<downs { session.press(.down) }
    for _ in 0..<5 {
      for width in [0, 1, 60, 80, 99, 100, 500] {
        for height in [0, 1, 16, 20, 21, 36, 200] {
          let size = Size(width: width, height: height)
          session.send(.input(.resize(size)))
          #expect(session.state.draw().size == size)
        }
      }
      session.type("e")
    }
  }

  @Test func extremeModelsAreDrawn() {
    for quality in [
      QualityModel(curve: .table([.init(steps: 1, fid: 0)]), outage: 0),
      QualityModel(curve: .table([.init(steps: 5, fid: 0), .init(steps: 10_000, fid: 9)])),
      QualityModel(curve: .powerLaw(alpha: 1e300, beta: 1e-9, gamma: 0), outage: 1e308),
      QualityModel(curve: .powerLaw(alpha: 1e-300, beta: 300, gamma: 0)),
    ] {
      var scenario = Scenario.quick
      scenario.quality = quality
      #expect(session(scenario).screen.contains("quality Q(T)"))
    }
  }
}
