import BatchModel

extension Plan {
  /// The plan of a schedule with bandwidth[k] in Hz; reports are filled in from the model.
  ///
  /// `trace` is nil, `stopped` is done and `elapsed` 0 until the caller knows better.
  public init(scenario: Scenario, method: Method, schedule: Schedule, bandwidth: [Double]) {
    guard
      let plan = Plan(
        scenario: scenario, method: method, schedule: schedule, bandwidth: bandwidth,
        cancellation: nil)
    else { preconditionFailure("nobody can have cancelled") }
    self = plan
  }

  /// The same, or nil when cancelled.
  init?(
    scenario: Scenario, method: Method, schedule: Schedule, bandwidth: [Double],
    cancellation: Cancellation?
  ) {
    var ends = [Double](repeating: 0, count: scenario.devices.count)
    for batch in schedule.batches {
      let isTold = cancellation.inPortions(batch.services.indices) {
        for k in batch.services[$0] { ends[k] = batch.end }
      }
      guard isTold else { return nil }
    }
    var services: [Service] = []
    services.reserveCapacity(scenario.devices.count)
    let isWhole = cancellation.inPortions(scenario.devices.indices, cost: 4) {
      for k in $0 {
        let device = scenario.devices[k]
        let steps = schedule.steps[k]
        let transmission = scenario.transmissionDelay(k, bandwidth: bandwidth[k])
        let service = Service(
          name: device.name, deadline: device.deadline, efficiency: device.efficiency,
          bandwidth: bandwidth[k], steps: steps, fid: scenario.quality.fid(steps),
          delays: steps == 0
            ? nil
            : Delays(
              generation: ends[k], transmission: transmission, endToEnd: ends[k] + transmission))
        services.append(service)
      }
    }
    guard isWhole else { return nil }
    self.init(
      scenario: scenario.name, scheme: method.scheme?.rawValue,
      scheduler: method.scheduler.rawValue, allocation: method.allocation.rawValue,
      seed: method.allocation.isSearch ? scenario.pso.seed : nil,
      meanFID: scenario.meanFID(schedule.steps), outages: schedule.steps.count { $0 == 0 },
      targetSteps: schedule.targetSteps, services: services, batches: schedule.batches,
      trace: nil, stopped: .done, elapsed: 0)
  }
}

extension Scenario {
  /// Mean of Q(steps[k]) over all services, outages included, (P0): summed in index order.
  public func meanFID(_ steps: [Int]) -> Double {
    let most = steps.max() ?? 0
    guard most < steps.count else {
      return steps.reduce(0) { $0 + quality.fid($1) } / Double(steps.count)
    }
    let fid = quality.tabulated(upTo: most)
    return steps.reduce(0) { $0 + fid[$1] } / Double(steps.count)
  }
}
