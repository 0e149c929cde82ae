import BatchModel
import Files
import Testing

@Suite struct ScenarioWritingTests {
  @Test func thePaperIsWrittenOneDeviceALine() {
    let lines = ScenarioFile.text(of: .paper).split(separator: "\n")
    #expect(
      lines.prefix(9) == [
        "name: paper-k20",
        "bandwidth: 40000",
        "content: 24576",
        "delay: {a: 0.024, b: 0.3543}",
        "quality: {model: power-law, alpha: 492.24, beta: 1.7225, gamma: 4.0308, outage: 500}",
        "pso: {particles: 30, iterations: 100, inertia: 0.7298, cognitive: 1.49618, "
          + "social: 1.49618, seed: 1}",
        "devices:",
        "  - {name: d01, deadline: 17.12, efficiency: 7.58}",
        "  - {name: d02, deadline: 18.89, efficiency: 9}",
      ])
    #expect(lines.count == 27)
  }

  @Test func everyReferenceInstanceSurvives() throws {
    for folder in ["reference", "quality"] {
      for name in try Fixture.names(folder, ending: ".yaml") {
        let scenario = try ScenarioFile.read(
          try Fixture.bytes("\(folder)/\(name)"), file: "x"
        ).scenario
        #expect(try again(scenario) == scenario)
      }
    }
  }

  @Test(arguments: [
    "no", "1e3", "null", "~", "-", "- x", "# x", "a: b", "a #b", "{a}", "[a]", "a, b", "'", "\"",
    "\\", " a", "a ", "\t", "\n", "\r\n", "a\nb", "\u{0}", "\u{7}\u{1B}[2J", "\u{7F}", "\u{85}",
    "\u{A0}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{FFFE}", "\u{1FFFE}", "\u{E000}", "👩‍👩‍👧‍👦", "é",
    "e\u{301}", "\u{301}", "日本", "%", "@", "`", "&a", "*a", "!a", "|", ">", "?", ":", "---", "...",
    "<<", "=", "0", ".5", "1:2", "2001-01-01", "TRUE", "y", "Ключ", "paper-k20", "a_b-C9",
    String(repeating: "\u{1B}", count: 64), String(repeating: "\\\"", count: 32),
  ])
  func everyNameSurvives(_ name: String) throws {
    var scenario = Scenario.paper
    scenario.name = name
    scenario.devices[0].name = name
    let read = try again(scenario)
    // Strings are equal when their characters look the same; here every code point counts.
    #expect(Array(read.name.unicodeScalars) == Array(name.unicodeScalars))
    #expect(Array(read.devices[0].name.unicodeScalars) == Array(name.unicodeScalars))
    #expect(
      ScenarioFile.text(of: scenario).unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 })
  }

  @Test func anyDoubleSurvives() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<500 {
      var scenario = Scenario.paper
      scenario.bandwidth = positive(&random)
      scenario.content = positive(&random)
      scenario.quality = QualityModel(
        curve: .powerLaw(
          alpha: positive(&random), beta: positive(&random), gamma: positive(&random)),
        outage: positive(&random))
      scenario.devices[0].link = .efficiency(positive(&random))
      #expect(try again(scenario) == scenario)
    }
  }

  @Test func randomScenariosSurvive() throws {
    let scenario = Scenario.random(
      services: 300, deadline: 7...20, efficiency: 5...10, seed: 9, name: "r")
    #expect(try again(scenario) == scenario)
  }

  private func again(_ scenario: Scenario) throws -> Scenario {
    let text = ScenarioFile.text(of: scenario)
    return try ScenarioFile.read(Array(text.utf8), file: "other").scenario
  }

  private func positive(_ random: inout SplitMix64) -> Double {
    while true {
      let value = Double(bitPattern: random.next() >> 1)
      if value.isFinite, value > 0 { return value }
    }
  }
}
