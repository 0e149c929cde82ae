import BatchModel

/// What the rows of the main view are sorted by.
public enum RowOrder: String, Sendable, Equatable, CaseIterable {
  /// Deadline, the earliest first.
  case deadline
  /// Name, as characters compare.
  case name
  /// Spectral efficiency, the weakest first.
  case efficiency
  /// Steps, the fewest first.
  case steps
  /// FID, the worst first.
  case fid
  /// Time left between delivery and deadline, the least first.
  case slack
  /// The order of the file.
  case file

  /// The one after it; after the last comes the first.
  var next: RowOrder {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }

  /// Whether the largest comes first.
  var isDescending: Bool { self == .fid }

  /// Whether it depends on the plan and not on the devices alone.
  var needsPlan: Bool { self == .steps || self == .fid || self == .slack }

  /// The words on screen.
  var title: String { self == .file ? "file order" : self == .fid ? "FID" : rawValue }

  /// Sorts devices; those of equal value, or of none, stand in file order, without one last.
  func sorted(_ devices: [Int], of scenario: Scenario, plan: Plan?) -> [Int] {
    if self == .file { return devices }
    if self == .name {
      let all = scenario.devices
      return devices.sorted { (all[$0].name, $0) < (all[$1].name, $1) }
    }
    let sign = isDescending ? -1.0 : 1
    let keys = devices.map { k in
      (value(scenario.devices[k], plan?.services[k]).map { $0 * sign } ?? .infinity, k)
    }
    return keys.sorted { $0 < $1 }.map(\.1)
  }

  private func value(_ device: Device, _ service: Plan.Service?) -> Double? {
    switch self {
    case .deadline: device.deadline
    case .efficiency: device.efficiency
    case .steps: service.map { Double($0.steps) }
    case .fid: service?.fid
    case .slack: service?.slack
    case .name, .file: nil
    }
  }
}

extension Plan.Service {
  /// Seconds between delivery and deadline, negative when late; nil for an outage.
  var slack: Double? { delays.map { deadline - $0.endToEnd } }
}
