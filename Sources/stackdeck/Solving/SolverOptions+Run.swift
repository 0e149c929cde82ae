import Optimizers
import ArgumentParser
import BatchModel
import Files

/// How the plan of `solve` is written.
struct SolveReport {
  /// The file, nil for standard output.
  var output: String?
  var format = OutputFormat.text
  /// Services shown in text.
  var rowLimit = PlanReport.usualRows
  /// Text: sentences without tables, for screen readers.
  var isPlain = false
}

extension SolverOptions {
  /// Solves the scenario and writes the plan.
  ///
  /// Ctrl-C and `timeLimit`, in seconds, end the search and give the best plan so far, and what is
  /// known by then of the changes that `whatIf` asks for.
  /// - Throws: A failure of writing, and the exit code of an interrupt after the plan is written.
  func run(
    on file: Scenario, timeLimit: Double? = nil, whatIf: Bool = false,
    report: SolveReport = SolveReport()
  ) throws {
    let job = SolveJob(
      scenario: swarm.applied(to: file), method: method.method, effort: effort.effort,
      threads: threads)
    let stop = StopSwitch()
    stop.listenForInterrupt()
    if let timeLimit { stop.limit(seconds: timeLimit) }
    var progress = ProgressLine(label: job.method.title)
    var plan = job.run(stopping: stop) { progress?.show($0) }
    progress?.erase()
    if job.method.scheduler == .joint {
      plan.bound = BoundJob(scenario: job.scenario, effort: job.effort)
        .run(from: plan, stopping: stop)
      if plan.stopped == .done, plan.isOptimal { plan.stopped = .optimal }
    }
    let values = whatIf ? job.whatIf(plan, stopping: stop) : nil
    stop.close()
    if stop.reason != nil, plan.batches.isEmpty {
      Console.note(["warning: stopped before a plan with a batch was found"])
    }
    try Console.write(report.text(of: plan, values, job), to: report.output)
    if stop.reason == .cancelled { throw ExitCode(Interrupted.code) }
  }
}

extension SolveReport {
  fileprivate func text(of plan: Plan, _ whatIf: WhatIfValues?, _ job: SolveJob) -> String {
    switch format {
    case .json: PlanFile.json(plan, whatIf: whatIf)
    case .csv: PlanFile.csv(plan, whatIf: whatIf)
    case .text where isPlain:
      PlainReport(plan: plan, method: job.method).text
    case .text:
      PlanReport(plan: plan, scenario: job.scenario, method: job.method, whatIf: whatIf)
        .page(for: .output(path: output), rowLimit: rowLimit).text
    }
  }
}
