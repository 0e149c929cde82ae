import BatchModel
import Optimizers

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

  /// All devices; those of equal value, or of none, stand in file order, without one last.
  ///
  /// Where `before` is such an order of as many devices and few have another place now, O(devices).
  func devices(of scenario: Scenario, plan: Plan?, before: [Int] = []) -> [Int] {
    let all = scenario.devices
    let start = before.count == all.count ? before : Array(all.indices)
    switch self {
    case .file: return Array(all.indices)
    case .name:
      func precedes(_ one: Int, _ other: Int) -> Bool {
        (all[one].name, one) < (all[other].name, other)
      }
      return Self.mended(start, by: precedes) ?? start.sorted(by: precedes)
    case .deadline, .efficiency, .steps, .fid, .slack:
      let keys = keys(of: all, plan?.services ?? [])
      return Self.mended(start) { (keys[$0], $0) < (keys[$1], $1) } ?? RadixSort.order(of: keys)
    }
  }

  /// What ascends from row to row: a finite number for each device.
  private func keys(of devices: [Device], _ services: [Plan.Service]) -> [Double] {
    let last = Double.greatestFiniteMagnitude
    guard !needsPlan || services.count == devices.count else {
      return Array(repeating: last, count: devices.count)
    }
    let sign = isDescending ? -1.0 : 1
    // By index, as there may be a hundred thousand devices and none needs to be copied.
    return devices.indices.map { k in
      let key: Double? =
        switch self {
        case .deadline: devices[k].deadline
        case .efficiency: devices[k].efficiency
        case .steps: Double(services[k].steps)
        case .fid: services[k].fid
        case .slack: services[k].slack
        case .name, .file: nil
        }
      return max(-last, min(last, key.map { $0 * sign } ?? last))
    }
  }

  /// The most devices that are put in their places one by one.
  private static let few = 64

  /// Puts an order right in which few devices are out of place, O(devices); nil where more are.
  static func mended(_ order: [Int], by precedes: (Int, Int) -> Bool) -> [Int]? {
    var kept: [Int] = []
    var moved: [Int] = []
    kept.reserveCapacity(order.count)
    for k in order {
      if let last = kept.last, precedes(k, last) {
        // One of the two has moved: the last, where this one follows the one before it.
        if kept.count < 2 || precedes(kept[kept.count - 2], k) {
          kept[kept.count - 1] = k
          moved.append(last)
        } else {
          moved.append(k)
        }
        if moved.count > few { return nil }
      } else {
        kept.append(k)
      }
    }
    for k in moved {
      var (low, high) = (0, kept.count)
      while low < high {
        let middle = (low + high) / 2
        if precedes(kept[middle], k) { low = middle + 1 } else { high = middle }
      }
      kept.insert(k, at: low)
    }
    return kept
  }
}

extension Plan.Service {
  /// Seconds between delivery and deadline, negative when late; nil for an outage.
  var slack: Double? { delays.map { deadline - $0.endToEnd } }
}
