import BatchModel

extension PlanCheck {
  /// Services match the scenario's in number, order and name, and repeat what it says of them.
  mutating func checkServices() {
    let (found, wanted) = (plan.services, scenario.devices)
    guard found.count == wanted.count else {
      let same = zip(found, wanted).prefix { $0.name == $1.name }.count
      var text = "the plan has \(found.count) services, the scenario \(wanted.count)"
      if same < found.count { text += "; service \(same) of the plan is “\(found[same].name)”" }
      if same < wanted.count { text += "; \(label(same)) of the scenario is not there" }
      report(text)
      return
    }
    for (k, (service, device)) in zip(found, wanted).enumerated() {
      guard service.name == device.name else {
        report("service \(k): is named “\(service.name)”, the scenario has “\(device.name)” there")
        continue
      }
      if service.deadline != device.deadline {
        report("\(label(k)): deadline \(service.deadline) s, the scenario has \(device.deadline) s")
      }
      if valuesDiffer(service.efficiency, device.efficiency) {
        report(
          "\(label(k)): efficiency \(service.efficiency) bit/s/Hz, the scenario has "
            + "\(device.efficiency) bit/s/Hz")
      }
    }
  }

  private func hasBandwidth(_ k: Int, _ count: Int) -> Bool {
    let bandwidth = plan.services[k].bandwidth
    return bandwidth.isFinite && (count > 0 ? bandwidth > 0 : bandwidth >= 0)
  }

  /// (9), (10).
  mutating func checkBandwidth(_ counts: [Int]) {
    var total = 0.0
    for k in plan.services.indices {
      let bandwidth = plan.services[k].bandwidth
      if hasBandwidth(k, counts[k]) {
        total += bandwidth
      } else {
        let allowed =
          counts[k] > 0
          ? "a service with a step needs a finite number above 0"
          : "a finite number, at least 0, is allowed"
        report("\(label(k)): bandwidth \(bandwidth) Hz, \(allowed)")
      }
    }
    if !(total <= scenario.bandwidth * (1 + Self.relativeTolerance)) {
      report("bandwidth: Σ B_k is \(total) Hz, B is \(scenario.bandwidth) Hz")
    }
  }

  /// (2): a service's steps are the batches it is in.
  mutating func checkSteps(_ k: Int, _ count: Int) {
    if plan.services[k].steps != count {
      report("\(label(k)): \(plan.services[k].steps) steps reported, it is in \(count) batches")
    }
  }

  /// (5), (11)–(13), and that the reported delays are the real ones.
  mutating func checkDelays(_ k: Int, _ count: Int, _ end: Double) {
    let service = plan.services[k]
    guard count > 0 else {
      if service.delays != nil {
        report("\(label(k)): delays reported, an outage transmits nothing and has none")
      }
      return
    }
    let transmission = scenario.content / (service.bandwidth * scenario.devices[k].efficiency)
    let total = end + transmission
    let deadline = scenario.devices[k].deadline
    // Without bandwidth nothing arrives, which is told already.
    let transmits = hasBandwidth(k, count)
    if transmits, !(total <= deadline + Self.timeTolerance) {
      report(
        "\(label(k)): misses its deadline by \(total - deadline) s: it ends at \(total) s, "
          + "the deadline is \(deadline) s")
    }
    guard let delays = service.delays else {
      report("\(label(k)): no delays reported, a service with a step has three")
      return
    }
    if timesDiffer(delays.generation, end) {
      report("\(label(k)): generation delay \(delays.generation) s reported, it is \(end) s")
    }
    if transmits, timesDiffer(delays.transmission, transmission) {
      report(
        "\(label(k)): transmission delay \(delays.transmission) s reported, "
          + "it is \(transmission) s")
    }
    if transmits, timesDiffer(delays.endToEnd, total) {
      report("\(label(k)): end-to-end delay \(delays.endToEnd) s reported, it is \(total) s")
    }
  }

  /// Q(T_k).
  mutating func checkFID(_ k: Int, _ count: Int) {
    let fid = scenario.quality.fid(count)
    if valuesDiffer(plan.services[k].fid, fid) {
      report("\(label(k)): fid \(plan.services[k].fid) reported, Q(\(count)) is \(fid)")
    }
  }

  /// The objective of (P0) and the number of outages.
  mutating func checkTotals(_ counts: [Int]) {
    let meanFID = counts.reduce(0) { $0 + scenario.quality.fid($1) } / Double(counts.count)
    if valuesDiffer(plan.meanFID, meanFID) {
      report("mean_fid \(plan.meanFID) reported, it is \(meanFID)")
    }
    let outages = counts.count { $0 == 0 }
    if plan.outages != outages {
      report("outages \(plan.outages) reported, there are \(outages)")
    }
  }
}
