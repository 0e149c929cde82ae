import ArgumentParser
import BatchModel
import Files
import Foundation
import Optimizers
import Studies
import TextCanvas

/// The speed of STACKING and of the swarm as ratios to a plain implementation, in one run.
struct RatioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratio",
    abstract: "Compare with a plain implementation in one run, instance by instance.",
    discussion: """
      PLAIN is a program that solves an instance from standard input, a line with K and K lines \
      `deadline efficiency`: `PLAIN pso 30 100 1` prints the mean FID and seconds, `PLAIN stack \
      300` the mean FID at equal bandwidth and microseconds for each of 300 evaluations. Both run \
      one after the other on one thread, for every instance.
      """)

  @Argument(help: "The plain implementation.")
  var plain: String
  @Option(help: "The program (default: stackdeck beside this one).")
  var program: String?
  @Option(help: "Random instances of K = 20.")
  var instances = 10

  /// Seconds that both took.
  private struct Pair {
    var plain, own: Double
    var ratio: Double { plain / own }
  }

  func run() throws {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let path = program ?? beside + "/stackdeck"
    var results: [(name: String, pairs: [Pair])] = [
      ("PSO run, whole process", []), ("PSO run, solving alone", []),
      ("an evaluation within PSO", []), ("an evaluation, equal bandwidth", []),
    ]
    for seed in 1...instances {
      let scenario = Scenario.random(
        services: 20, deadline: 7...20, efficiency: 5...10, seed: UInt64(seed), name: "k20-\(seed)")
      for (index, pair) in try measure(scenario, path).enumerated() {
        results[index].pairs.append(pair)
      }
    }
    let table = MarkdownTable(
      "K = 20, \(instances) instances, one thread", "plain, median", "stackdeck, median",
      "ratio, median", "least", "most")
    for (name, pairs) in results {
      guard let plain = Spread(pairs.map(\.plain)), let own = Spread(pairs.map(\.own)),
        let ratio = Spread(pairs.map(\.ratio))
      else { continue }
      table.row(
        name, NumberText.time(plain.median), NumberText.time(own.median),
        NumberText.digits(ratio.median), NumberText.digits(ratio.quantile(0)),
        NumberText.digits(ratio.quantile(1)))
    }
  }

  private func measure(_ scenario: Scenario, _ path: String) throws -> [Pair] {
    let lines = scenario.devices.map { device in
      "\(DecimalText.text(device.deadline)) \(DecimalText.text(device.efficiency))\n"
    }
    let instance = "\(scenario.devices.count)\n" + lines.joined()
    let evaluations = Double(scenario.pso.particles * (scenario.pso.iterations + 1))
    let theirs = try Self.run(plain, ["pso", "30", "100", "1"], instance)
    let ours = try Self.run(
      path, ["solve", "-", "--threads", "1", "--format", "json"], ScenarioFile.text(of: scenario))
    guard let plan = try PlanFile.read(ours.output, file: "solve").first,
      let solving = Self.number(theirs.output),
      let stacking = Self.number(try Self.run(plain, ["stack", "300"], instance).output)
    else { throw ValidationError("\(plain) or \(path): no figures in what it printed") }
    return [
      Pair(plain: theirs.seconds, own: ours.seconds), Pair(plain: solving, own: plan.elapsed),
      Pair(plain: solving / evaluations, own: plan.elapsed / evaluations),
      Pair(plain: stacking * 1e-6, own: Self.evaluation(scenario)),
    ]
  }

  /// Seconds of an evaluation; the splits differ a little, so that none is looked up.
  private static func evaluation(_ scenario: Scenario) -> Double {
    let count = scenario.devices.count
    let budgets = (0..<300).map { number in
      scenario.generationBudgets(
        bandwidth: scenario.devices.indices.map { k in
          let wave = Double((number * 7 + k * 13) % 41) / 41 - 0.5
          return scenario.bandwidth / Double(count) * (1 + 0.02 * wave)
        })
    }
    var evaluator = StackingEvaluator(
      delay: scenario.delay, quality: scenario.quality, maxSteps: 100, count: count)
    let timing = Timing(about: 0.3) { _ = evaluator.evaluate(budgets[$0 % budgets.count]) }
    return timing?.seconds.median ?? .nan
  }

  /// The second word of what the plain implementation prints.
  private static func number(_ output: [UInt8]) -> Double? {
    let words = String(decoding: output, as: UTF8.self).split(separator: " ")
    return words.count > 1 ? Double(words[1]) : nil
  }

  private static func run(
    _ path: String, _ arguments: [String], _ input: String
  ) throws -> (output: [UInt8], seconds: Double) {
    let process = Process()
    let (source, target) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = source
    process.standardOutput = target
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    source.fileHandleForWriting.write(Data(input.utf8))
    try source.fileHandleForWriting.close()
    let output = try target.fileHandleForReading.readToEnd() ?? Data()
    let seconds = (clock.now - start) / .seconds(1)
    process.waitUntilExit()
    return (Array(output), seconds)
  }
}
