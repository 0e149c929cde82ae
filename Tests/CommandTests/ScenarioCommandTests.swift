import BatchModel
import Files
import Testing

@Suite struct ScenarioCommandTests {
  @Test func newDrawsWhatIsAskedForAndRepeats() throws {
    let options = [
      "scenario", "new", "--services", "12", "--deadline", "2:3.5", "--efficiency", "6",
      "--bandwidth", "1e5", "--content", "1000", "--name", "mine", "--seed", "7",
      "--delay", "a100-40g-sd14", "--quality", "ddpm-uniform",
    ]
    let result = try Command.run(options)
    #expect(result.code == 0)
    let scenario = try ScenarioFile.read(Array(result.output.utf8), file: "new").scenario
    #expect(scenario.name == "mine")
    #expect(scenario.devices.count == 12)
    #expect(scenario.bandwidth == 1e5)
    #expect(scenario.content == 1000)
    #expect(scenario.delay.a == 0.01774)
    #expect(scenario.pso.seed == 7)
    #expect(scenario.devices.allSatisfy { (2...3.5).contains($0.deadline) && $0.efficiency == 6 })
    #expect(Set(scenario.devices.map(\.deadline)).count > 6)
    #expect(try Command.run(options).output == result.output)
  }

  @Test(arguments: [
    ["--services", "0"], ["--services", "100001"], ["--services", "x"], ["--deadline", "3:2"],
    ["--deadline", "0:2"], ["--deadline", "-1:2"], ["--deadline", "1:3784"],
    ["--deadline", "1:2:3"], ["--deadline", "nan"], ["--efficiency", "0:1"],
    ["--bandwidth", "0"], ["--bandwidth", "inf"], ["--content", "-1"], ["--name", ""],
    ["--seed", "-1"], ["--delay", "x"], ["--quality", "x"],
  ])
  func newRefusesWhatFilesMayNotHold(options: [String]) throws {
    let result = try Command.run(["scenario", "new"] + options)
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: "))
  }

  @Test func showFillsInTheDefaults() throws {
    let result = try Command.run(
      "scenario", "show", "-", input: "devices: [{name: a, deadline: 9, efficiency: 7}]")
    #expect(
      result.output == """
        name: stdin
        bandwidth: 40000
        content: 24576
        delay: {a: 0.024, b: 0.3543}
        quality: {model: power-law, alpha: 492.24, beta: 1.7225, gamma: 4.0308, outage: 500}
        pso: {particles: 30, iterations: 100, inertia: 0.7298, cognitive: 1.49618, \
        social: 1.49618, seed: 1}
        devices:
          - {name: a, deadline: 9, efficiency: 7}

        """)
  }

  @Test func showOfTheBuiltInOneReadsBackAsItself() throws {
    let result = try Command.run("scenario", "show")
    #expect(try ScenarioFile.read(Array(result.output.utf8), file: "x").scenario == .paper)
  }

  @Test func checkTellsAllFaults() throws {
    let good = try Command.run("scenario", "check", Command.reference + "/k5.yaml")
    #expect(good.output == "k5: valid, 5 devices\n")
    #expect(good.code == 0)
    let bad = try Command.run("scenario", "check", "-", input: "bandwidth: 0\ncontent: x\n")
    #expect(bad.code == 65)
    #expect(bad.output == "")
    #expect(bad.errors.split(separator: "\n").count == 3)
  }
}
