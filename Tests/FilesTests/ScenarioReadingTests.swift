import BatchModel
import Files
import Testing

@Suite struct ScenarioReadingTests {
  private func read(_ text: String, file: String = "s.yaml") throws -> Scenario {
    try ScenarioFile.read(Array(text.utf8), file: file).scenario
  }

  private func warnings(_ text: String) throws -> [String] {
    try ScenarioFile.read(Array(text.utf8), file: "s.yaml").warnings
  }

  @Test func everyReferenceInstanceIsRead() throws {
    var count = 0
    for folder in ["reference", "quality"] {
      for name in try Fixture.names(folder, ending: ".yaml") {
        let reading = try ScenarioFile.read(try Fixture.bytes("\(folder)/\(name)"), file: name)
        #expect(reading.scenario.name + ".yaml" == name)
        #expect(reading.warnings == [])
        count += 1
      }
    }
    #expect(count > 20)
  }

  @Test func thePaperIsCarriedAsItsFileSays() throws {
    let bytes = try Fixture.bytes("reference/paper-k20.yaml")
    #expect(try ScenarioFile.read(bytes, file: "x").scenario == .paper)
  }

  @Test func whatIsLeftOutIsThePaper() throws {
    let scenario = try read("devices: [{name: d, deadline: 9, efficiency: 7}]", file: "a/b.c.yml")
    #expect(
      scenario
        == Scenario(
          name: "b.c", bandwidth: 40_000, content: 24_576,
          delay: DelayModel(a: 0.0240, b: 0.3543),
          quality: QualityModel(
            curve: .powerLaw(alpha: 492.24, beta: 1.7225, gamma: 4.0308), outage: 500),
          pso: SwarmSettings(
            particles: 30, iterations: 100, inertia: 0.7298, cognitive: 1.49618, social: 1.49618,
            seed: 1),
          devices: [Device(name: "d", deadline: 9, efficiency: 7)]))
  }

  @Test func eachKeyOfTheSwarmHasADefaultOfItsOwn() throws {
    let scenario = try read(good + "pso: {iterations: 0, seed: 9223372036854775807}")
    #expect(scenario.pso == SwarmSettings(iterations: 0, seed: .max))
  }

  @Test func theOutageHasADefaultInEveryModel() throws {
    let table = "quality: {model: table, points: [[1, 9], [3, 5.5]]}"
    #expect(
      try read(good + table).quality
        == QualityModel(
          curve: .table([.init(steps: 1, fid: 9), .init(steps: 3, fid: 5.5)]), outage: 500))
    let law = "quality: {alpha: 3, beta: 2, gamma: 0, model: power-law}"
    #expect(
      try read(good + law).quality
        == QualityModel(curve: .powerLaw(alpha: 3, beta: 2, gamma: 0), outage: 500))
  }

  @Test func presetsAreReadByName() throws {
    for preset in DelayPreset.all {
      #expect(try read(good + "delay: \(preset.name)").delay == preset.model)
    }
    for preset in QualityPreset.all {
      #expect(try read(good + "quality: \(preset.name)").quality == preset.model)
      #expect(try warnings(good + "quality: \(preset.name)") == [])
    }
  }

  @Test func aChannelIsKeptAsOne() throws {
    let text = "devices: [{name: c, deadline: 9, channel: {power: 1e-6, gain: 1e-9, noise: 4e-18}}]"
    let channel = Channel(power: 1e-6, gain: 1e-9, noise: 4e-18)
    #expect(try read(text).devices == [Device(name: "c", deadline: 9, link: .channel(channel))])
  }

  @Test(arguments: [
    ("9e-10", 9e-10), ("40000", 40_000), ("1.0e-6", 1e-6), (".5", 0.5), ("5.", 5), ("+3", 3),
    ("0.10", 0.1), ("1E3", 1000), ("1e+3", 1000), ("1e03", 1000), ("0", nil), ("-0", nil),
    ("12:30", nil), ("0x10", nil), ("0o10", nil), ("010", nil), ("00.5", nil), ("1_000", nil),
    (".inf", nil), (".nan", nil), ("'3'", nil), ("\"3\"", nil), ("1e999", nil), ("1 000", nil),
    ("inf", nil), ("nan", nil), ("infinity", nil), ("0x1p3", nil), ("1e", nil), ("+", nil),
    (".", nil), (".e3", nil), ("--1", nil), ("1.5.2", nil), ("٣", nil), ("1,5", nil),
    ("|\n  3", nil), ("true", nil), ("~", nil),
  ])
  func numbersAreThoseOfTheCoreSchema(_ written: String, _ value: Double?) throws {
    let text = good + "bandwidth: \(written)\n"
    if let value {
      #expect(try read(text).bandwidth == value)
    } else {
      #expect(faults(text).count == 1)
      #expect(faults(text).first?.hasPrefix("s.yaml:2:12: `bandwidth` is") == true)
    }
  }

  @Test(arguments: [
    ("no", "no"), ("1e3", "1e3"), ("null", "null"), ("~", "~"), ("0x10", "0x10"), ("1.0", "1.0"),
    ("true", "true"), ("'a''b'", "a'b"), ("\" a\\n\\u263A\"", " a\n☺"), ("a b: c", nil),
    ("|\n  a\n", "a\n"), (family, family),
  ])
  func aNameIsItsTextAsWritten(_ written: String, _ name: String?) throws {
    let text = good + "name: \(written)\n"
    if let name { #expect(try read(text).name == name) } else { #expect(faults(text).count == 1) }
  }

  @Test(arguments: [
    ("a/b/c.yaml", "c"), ("c", "c"), (".yaml", ".yaml"), ("<stdin>", "stdin"), ("a.b/c", "c"),
    (String(repeating: "n", count: 200) + ".yaml", String(repeating: "n", count: 64)),
  ])
  func theFilesNameIsTheDefault(_ file: String, _ name: String) throws {
    #expect(try read(good, file: file).name == name)
  }

  /// Sixty-four characters, each of many code points.
  private static let family = String(repeating: "👩‍👩‍👧‍👦", count: 64)

  @Test(arguments: [
    good, good.replacing("\n", with: "\r\n"), "\u{FEFF}" + good, "---\n\(good)...\n",
  ])
  func lineEndsMarksAndDocumentSignsDoNoHarm(_ text: String) throws {
    #expect(try read(text).devices == [Device(name: "d", deadline: 9, efficiency: 7)])
  }

  @Test func limitsThemselvesAreAllowed() throws {
    let text = """
      devices:
        - {name: d, deadline: 1000000, efficiency: 5e-324}
      delay: {a: 50, b: 50}
      pso: {particles: 10000, iterations: 1000000, inertia: 0, cognitive: 10, social: 10, seed: 0}
      quality: {model: table, points: [[9223372036854775807, 0]], outage: 0}
      """
    let scenario = try read(text)
    #expect(scenario.devices[0].deadline == 1e6)
    #expect(scenario.pso.particles == 10_000)
  }

  @Test func whatIsWorthALookIsAWarning() throws {
    let rising = "quality: {model: table, points: [[1, 5], [2, 6]]}"
    #expect(
      try warnings(good + rising) == [
        "s.yaml:2:33: warning: the table rises: "
          + "somewhere more steps give a higher FID, which is worse"
      ])
    let cheap = "quality: {model: table, points: [[1, 600]]}"
    #expect(
      try warnings(good + cheap) == [
        "s.yaml:2:10: warning: an outage counts as better than a step: "
          + "`outage` is 500, one step gives 600"
      ])
    let given = "quality: {model: power-law, alpha: 9, beta: 1, gamma: 1, outage: 9.5}"
    #expect(try warnings(good + given).first?.hasPrefix("s.yaml:2:66: warning: ") == true)
  }
}
