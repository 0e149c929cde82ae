import ArgumentParser
import BatchModel
import Files
import Optimizers
import TextCanvas

/// Figure 2a: generation and transmission of some services against their deadlines.
struct ServicesFigure {
  private let scenario: Scenario
  private let plan: Plan

  /// Solves the first random scenario of a distribution with `proposed`.
  ///
  /// - Throws: The exit code of an interrupt.
  init(_ distribution: ScenarioDistribution, threads: Int) throws {
    var scenario = distribution.scenario(number: 0)
    scenario.devices.sort { $0.deadline < $1.deadline }
    self.scenario = scenario
    let stop = StopSwitch()
    stop.listenForInterrupt()
    defer { stop.close() }
    plan = SolveJob(scenario: scenario, method: Scheme.proposed.method, threads: threads)
      .run(stopping: stop) { _ in }
    if plan.stopped == .cancelled { throw ExitCode(Interrupted.code) }
  }

  func text(_ format: FigureCommand.Format, _ surface: TextSurface) -> String {
    switch format {
    case .svg: chart.svg
    case .csv: PlanFile.csv(plan)
    case .json: PlanFile.json(plan)
    case .text:
      PlanReport(plan: plan, scenario: scenario, method: Scheme.proposed.method)
        .page(for: surface, rowLimit: PlanReport.usualRows).text
    }
  }

  private var chart: VectorChart {
    let latest = plan.services.reduce(0) { max($0, $1.deadline) }
    var chart = VectorChart(
      title: "End-to-end delay of \(plan.services.count) services, proposed",
      xLabel: "service, by deadline (in its bar: denoising steps)", yLabel: "time (s)",
      x: ChartScale(0.4, Double(plan.services.count) + 0.6), y: ChartScale(0, latest * 1.06))
    chart.partNames = ["generation", "transmission", "deadline"]
    chart.bars = plan.services.map { service in
      VectorChart.Bar(
        parts: service.delays.map { [$0.generation, $0.transmission] } ?? [],
        mark: service.deadline, label: "\(service.steps)")
    }
    return chart
  }
}
