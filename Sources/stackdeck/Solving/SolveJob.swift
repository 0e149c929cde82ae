import BatchModel
import Optimizers

/// One scenario solved once with one method.
struct SolveJob {
  var scenario: Scenario
  var method: Method
  /// What a search may spend.
  var effort = SearchEffort.usual
  var threads: Int

  /// How far a job is.
  struct Progress {
    /// Iterations done.
    var iteration: Int
    /// Iterations in all.
    var iterations: Int
    /// Best mean FID so far.
    var best: Double
    /// What no plan of the problem undercuts, where that is worked out.
    var bound: Double?
  }

  /// Solves to the end, or until stopped, and returns the best plan found.
  ///
  /// When it is stopped before the first evaluation, everybody is an outage in that plan.
  func run(stopping stop: StopSwitch, report: (Progress) -> Void) -> Plan {
    let clock = ContinuousClock()
    let start = clock.now
    var solver = Solver(
      scenario: scenario, method: method, effort: effort, threads: threads,
      cancellation: stop.cancellation)
    while let done = solver.step() {
      report(
        Progress(
          iteration: done.iteration, iterations: solver.count - 1, best: done.best,
          bound: solver.exact?.bound))
    }
    let stopped = solver.stopped ?? stop.reason ?? .done
    let found = solver.plan(stopped: stopped)
    let elapsed = (clock.now - start) / .seconds(1)
    var plan = found ?? outages(stopped, bandwidth: solver.bandwidth)
    plan.elapsed = elapsed
    return plan
  }

  /// The plan that serves nobody.
  private func outages(_ stopped: StopReason, bandwidth: [Double]) -> Plan {
    let fid = scenario.quality.fid(0)
    let services = zip(scenario.devices, bandwidth).map { device, bandwidth in
      Plan.Service(
        name: device.name, deadline: device.deadline, efficiency: device.efficiency,
        bandwidth: bandwidth, steps: 0, fid: fid, delays: nil)
    }
    return Plan(
      scenario: scenario.name, scheme: method.scheme?.rawValue,
      scheduler: method.scheduler.rawValue, allocation: method.allocation.rawValue,
      seed: method.allocation.isSearch ? scenario.pso.seed : nil, meanFID: fid,
      outages: services.count, targetSteps: nil, services: services, batches: [],
      trace: method.allocation.isSearch ? [] : nil, stopped: stopped, elapsed: 0)
  }
}
