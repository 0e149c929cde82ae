import BatchModel

extension Plan {
  /// The plan of a schedule with bandwidth[k] in Hz; reports are filled in from the model.
  ///
  /// `trace` is nil, `stopped` is done and `elapsed` 0 until the caller knows better.
  public init(scenario: Scenario, method: Method, schedule: Schedule, bandwidth: [Double]) {
    var ends = [Double](repeating: 0, count: scenario.devices.count)
    for batch in schedule.batches {
      for k in batch.services { ends[k] = batch.end }
    }
    let services = scenario.devices.indices.map { k in
      let device = scenario.devices[k]
      let steps = schedule.steps[k]
      let transmission = scenario.transmissionDelay(k, bandwidth: bandwidth[k])
      return Service(
        name: device.name, deadline: device.deadline, efficiency: device.efficiency,
        bandwidth: bandwidth[k], steps: steps, fid: scenario.quality.fid(steps),
        delays: steps == 0
          ? nil
          : Delays(
            generation: ends[k], transmission: transmission, endToEnd: ends[k] + transmission))
    }
    self.init(
      scenario: scenario.name, scheme: method.scheme?.rawValue,
      scheduler: method.scheduler.rawValue, allocation: method.allocation.rawValue,
      seed: method.allocation.usesSwarm ? scenario.pso.seed : nil,
      meanFID: scenario.meanFID(schedule.steps), outages: schedule.steps.count { $0 == 0 },
      targetSteps: schedule.targetSteps, services: services, batches: schedule.batches,
      trace: nil, stopped: .done, elapsed: 0)
  }
}

extension Scenario {
  /// Mean of Q(steps[k]) over all services, outages included, (P0): summed in index order.
  public func meanFID(_ steps: [Int]) -> Double {
    steps.reduce(0) { $0 + quality.fid($1) } / Double(steps.count)
  }
}
