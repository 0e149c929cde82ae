import BatchModel
import Files
import Testing

@Suite struct SweepFileTests {
  private let frame = SweepFile.Frame(
    base: ScenarioDistribution(), schemes: ["proposed", "greedy", "fixed-size"],
    usualSchemes: ["proposed", "fixed-size"], limit: 10_000)

  private func read(_ text: String, _ settings: [String] = []) throws -> SweepFile.Content {
    try SweepFile.read(Array(text.utf8), file: "s.yaml", settings: settings, in: frame)
  }

  private func lines(_ text: String) -> [String] {
    do throws(FaultReport) {
      _ = try SweepFile.read(Array(text.utf8), file: "s.yaml", in: frame)
      return []
    } catch {
      return error.lines
    }
  }

  @Test func nothingIsThePapersScenario() throws {
    let content = try read("")
    #expect(content.base == ScenarioDistribution() && content.axes == [])
    #expect(content.replications == 20 && content.schemes == frame.usualSchemes)
  }

  @Test func valuesListsAndRangesAreRead() throws {
    let content = try read(
      """
      bandwidth: 20000
      b: {from: 0.1, to: 0.5, step: 0.1}
      services: [5, 40, 10]
      quality: [ddim-cifar10, ddpm-uniform]
      outage: 450
      delay: a100-40g-sd14
      a: 0.03
      seed: 7
      replications: 3
      schemes: [greedy, proposed]
      """)
    #expect(content.axes.map(\.parameter) == [.services, .perBatch, .quality])
    #expect(content.axes[0].values == [.number(5), .number(40), .number(10)])
    #expect(content.axes[1].values.map(\.text) == ["0.1", "0.2", "0.3", "0.4", "0.5"])
    #expect(content.axes[2].values == [.preset("ddim-cifar10"), .preset("ddpm-uniform")])
    #expect(content.base.bandwidth == 20_000 && content.base.quality.outage == 450)
    #expect(content.base.delay == DelayModel(a: 0.03, b: 0.02))
    #expect(content.base.pso.seed == 7 && content.replications == 3)
    #expect(content.schemes == ["proposed", "greedy"])
  }

  @Test func mappingsOfScenariosAreTaken() throws {
    let content = try read(
      "delay: {a: 1, b: 2}\nquality: {model: table, points: [[1, 9], [5, 2]], outage: 12}\n")
    #expect(content.base.delay == DelayModel(a: 1, b: 2))
    #expect(content.base.quality.outage == 12)
    #expect(try read(SweepFile.text(of: content)) == content)
  }

  @Test(arguments: [
    "", "services: [5, 10]\nb: {from: 0.1, to: 0.3, step: 0.05}",
    "delay: [rtx3050-ddim, v100-sd14]",
    "quality: [ddim-cifar10-points, ddim-cifar10]\noutage: [400, 600]", "alpha: [100, 200]",
    "quality: ddim-cifar10-points\nminimum-deadline: [1, 2.5]", "inertia: [0.5]",
  ])
  func whatIsWrittenReadsBackTheSame(_ text: String) throws {
    let content = try read(text)
    #expect(try read(SweepFile.text(of: content)) == content)
    // Whatever the frame says: nothing is left out.
    var other = frame
    other.base.bandwidth = 1
    other.base.delay = DelayModel(a: 9, b: 9)
    let again = try SweepFile.read(
      Array(SweepFile.text(of: content).utf8), file: "s", in: other)
    #expect(again.axes == content.axes && again.base.bandwidth == content.base.bandwidth)
    #expect(SweepFile.text(of: again) == SweepFile.text(of: content))
  }

  @Test func settingsGoBeforeTheFile() throws {
    let content = try read("services: 5\nbandwidth: 1000\n", ["services: [1, 2]", "seed: 4"])
    #expect(content.axes == [SweepAxis(.services, [1, 2])])
    #expect(content.base.bandwidth == 1000 && content.base.pso.seed == 4)
    #expect(SweepFile.check("services: [1, 2]", in: frame) == nil)
    #expect(SweepFile.check("minimum-deadline: 50", in: frame) == nil, "maybe with another one")
    #expect(SweepFile.check("service: 1", in: frame)?.contains("Maybe `services`?") == true)
  }

  @Test func allFaultsAreToldAtTheirPlaces() {
    let found = lines(
      """
      services: [5, 0, 5]
      bandwith: 3
      b: {from: 3, to: 1, step: 1}
      content: {from: 1, to: 9}
      delay: rtx
      schemes: [best, greedy, greedy]
      replications: 1.5
      alpha: [1, 1]
      """)
    let starts = [
      "s.yaml:1:15: `services` is out of range: found `0`",
      "s.yaml:2:1: unknown key of the sweep: found `bandwith`",
      "s.yaml:3:4: `b` runs backwards: found `from` 3 and `to` 1",
      "s.yaml:4:10: `step` is missing",
      "s.yaml:5:8: `delay` is no preset: found `rtx`",
      "s.yaml:6:11: unknown scheme: found `best`",
      "s.yaml:6:25: a scheme is given twice",
      "s.yaml:7:15: `replications` is no whole number: found `1.5`",
      "s.yaml:8:12: a value is given twice: found `1`",
    ]
    #expect(found.count == starts.count)
    for (line, start) in zip(found, starts) { #expect(line.hasPrefix(start), "\(line)") }
  }

  @Test(arguments: [
    ("minimum-deadline: [5, 21, 30]", "s.yaml:1:19: at `minimum-deadline` 21: "),
    ("maximum-efficiency: 4", "s.yaml:1:1: `minimum-efficiency` 5 bit/s/Hz is above"),
    ("a: [1e-7, 1]\nb: 1e-7", "s.yaml:1:4: at `a` 1e-07: `a` + `b` is too small"),
    ("delay: [v100-sd14]\na: 1", "s.yaml:2:4: `a` has no meaning here: `delay` is varied"),
    ("quality: ddim-cifar10-points\nbeta: 2", "s.yaml:2:7: `beta` has no meaning here"),
    (
      "services: {from: 1, to: 1000, step: 1}",
      "s.yaml:1:1: the sweep has too many cells: found 40000"
    ),
    ("services: {from: 1, to: 1e5, step: 1e-9}", "s.yaml:1:11: `services` has too many values"),
    ("services: {from: 1, to: 3, step: 0.5}", "s.yaml:1:11: `services` is out of range: found 1.5"),
    ("- 1", "s.yaml:1:1: the sweep is no mapping"),
  ])
  func rulesOverSeveralKeysAreChecked(_ text: String, _ start: String) {
    let found = lines(text)
    #expect(found.first?.hasPrefix(start) == true, "\(found)")
  }
}
