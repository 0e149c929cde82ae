import BatchModel

/// A small change of a scenario, of which one asks what it would bring.
public enum WhatIfChange: Sendable, Hashable {
  /// 10 % more bandwidth B.
  case bandwidth
  /// 10 % less b, the seconds of each batch.
  case perBatch
  /// 10 % less a, the seconds of each task in a batch.
  case perTask
  /// One second more for service k.
  case deadline(Int)

  /// The changes that concern all services, in their fixed order.
  public static let common: [WhatIfChange] = [.bandwidth, .perBatch, .perTask]

  /// Every change of a scenario: those that concern all, then the deadlines in file order.
  public static func all(of scenario: Scenario) -> [WhatIfChange] {
    common + scenario.devices.indices.map { .deadline($0) }
  }

  /// The changed scenario, nil where it leaves the limits of ``BatchModel/Scenario/Limits``.
  public func applied(to scenario: Scenario) -> Scenario? {
    typealias Limits = Scenario.Limits
    var changed = scenario
    switch self {
    case .bandwidth:
      changed.bandwidth *= 1.1
      return Limits.bandwidth.contains(changed.bandwidth) ? changed : nil
    case .deadline(let k):
      changed.devices[k].deadline += 1
      guard Limits.deadline.contains(changed.devices[k].deadline) else { return nil }
    case .perBatch: changed.delay.b *= 0.9
    case .perTask: changed.delay.a *= 0.9
    }
    let longest = changed.devices.reduce(0) { max($0, $1.deadline) }
    let isAllowed =
      Limits.delay.contains(changed.delay.a) && Limits.delay.contains(changed.delay.b)
      && changed.delay.single >= Limits.shortestStep
      && longest / changed.delay.single <= Limits.steps
    return isAllowed ? changed : nil
  }
}

extension WhatIfValues {
  /// The value of a change, nil where it is not worked out or leaves the limits.
  public subscript(change: WhatIfChange) -> Double? {
    get {
      switch change {
      case .bandwidth: bandwidth
      case .perBatch: perBatch
      case .perTask: perTask
      case .deadline(let k): deadlines[k]
      }
    }
    set {
      switch change {
      case .bandwidth: bandwidth = newValue
      case .perBatch: perBatch = newValue
      case .perTask: perTask = newValue
      case .deadline(let k): deadlines[k] = newValue
      }
    }
  }
}
