import BatchModel

/// Which devices the rows of the main view show, in which order, and which are marked.
public struct TableViewState: Sendable, Equatable {
  /// What the rows are sorted by.
  public var order = RowOrder.deadline
  /// Which devices are shown.
  public var filter = RowFilter()
  /// Names of the marked devices.
  public var marks: Set<String> = []
  /// The part of the main view that was asked for alone, nil for all of them where there is room.
  public var enlarged: MainPanel?

  /// All devices by deadline, none marked.
  public init() {}

  /// Whether the rows may change with the plan.
  var needsPlan: Bool { order.needsPlan || filter.needsPlan }

  /// The devices of the rows from top to bottom; `plan` is nil while it is of other devices.
  func rows(_ scenario: Scenario, plan: Plan?) -> [Int] {
    var shown = Array(scenario.devices.indices)
    if !filter.isEmpty {
      shown = shown.filter { k in
        let device = scenario.devices[k]
        return filter.shows(device, plan?.services[k], isMarked: marks.contains(device.name))
      }
    }
    return order.sorted(shown, of: scenario, plan: plan)
  }
}
