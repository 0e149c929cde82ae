import ArgumentParser
import BatchModel
import Foundation
import Optimizers
import Studies
import TextCanvas

/// One STACKING evaluation and one PSO iteration for more and more services.
struct ScaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scale",
    abstract: "Time and memory for K = 20, 200, 2,000 and 20,000.",
    discussion: "Bandwidth grows with K and a shrinks, so that every service has as much as at 20.")

  @Option(help: "Numbers of services.")
  var services = [20, 200, 2_000, 20_000]
  @Option(help: "Threads of the swarm.")
  var threads = ProcessInfo.processInfo.activeProcessorCount
  @Option(help: "Seconds for each figure, about.")
  var seconds = 1.0

  func run() {
    let table = MarkdownTable(
      "K", "T*max", "STACKING evaluation", "quartiles", "PSO iteration, \(threads) threads",
      "memory")
    for count in services { measure(count, table) }
  }

  private func measure(_ count: Int, _ table: MarkdownTable) {
    var scenario = Scenario.scaled(count)
    let budgets = scenario.generationBudgets(bandwidth: scenario.equalBandwidth)
    let most = Int((budgets.max() ?? 0) / scenario.delay.single)
    var evaluator = StackingEvaluator(
      delay: scenario.delay, quality: scenario.quality, maxSteps: most, count: count)
    guard let evaluation = Timing(about: seconds, { _ in _ = evaluator.evaluate(budgets) }) else {
      return
    }
    scenario.pso.iterations = count > 2_000 ? 3 : 20
    var swarm = ParticleSwarm(scenario: scenario, scheduler: .stacking, threads: threads)
    let clock = ContinuousClock()
    var iterations: [Double] = []
    var last = clock.now
    while let step = swarm.step() {
      let now = clock.now
      if step.iteration > 0 { iterations.append((now - last) / .seconds(1)) }
      last = now
    }
    let memory = ProcessFigures(getpid()).mostMemory
    table.row(
      "\(count)", "\(most)", NumberText.time(evaluation.seconds.median),
      NumberText.time(evaluation.seconds.lowerQuartile) + " – "
        + NumberText.time(evaluation.seconds.upperQuartile),
      Timing(samples: iterations).map { NumberText.time($0.seconds.median) } ?? "–",
      NumberText.size(memory))
  }
}
