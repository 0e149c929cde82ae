import BatchModel

/// Which devices the rows of the main view show, in which order, and which are marked.
public struct TableViewState: Sendable, Equatable {
  /// What the rows are sorted by.
  public var order = RowOrder.deadline
  /// Which devices are shown.
  public var filter = RowFilter()
  /// The marked devices k.
  public var marks: Set<Int> = []
  /// The part of the main view that was asked for alone, nil for all of them where there is room.
  public var enlarged: MainPanel?

  /// All devices in the order of the rows, whatever the filter shows, as they were sorted last.
  private var sorted: [Int] = []

  /// All devices by deadline, none marked.
  public init() {}

  /// Whether the rows may change with the plan.
  var needsPlan: Bool { order.needsPlan || filter.needsPlan }

  /// The devices of the rows from top to bottom; `plan` is nil while it is of other devices.
  mutating func rows(_ scenario: Scenario, plan: Plan?) -> [Int] {
    sorted = order.devices(of: scenario, plan: plan, before: sorted)
    if filter.isEmpty { return sorted }
    // Asked in file order: from one device to any other the memory would take longer than the filter.
    let isShown = scenario.devices.indices.map { k in
      filter.shows(scenario.devices[k], plan?.services[k], isMarked: marks.contains(k))
    }
    return sorted.filter { isShown[$0] }
  }
}
