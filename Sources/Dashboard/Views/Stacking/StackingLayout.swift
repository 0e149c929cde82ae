import BatchModel
import TextCanvas

/// Where the parts of the STACKING view lie; pure arithmetic, shared by drawing and scrolling.
struct StackingLayout: Equatable {
  /// A column of the table.
  enum Column: Int, CaseIterable {
    case rank, name, deadline, remaining, completed, possible, ideal, cluster, status
  }

  /// What lies right of the table.
  enum Side {
    case timeline, curve, nothing
  }

  /// T*, turn and mean FID.
  let header: Rect
  /// Batch sizes above the timeline; empty without one.
  let lane: Rect
  /// Column heads and the time axis.
  let heads: Rect
  /// The services, a row each, as wide as the table and its side.
  let rows: Rect
  /// Cells of the table, the line at its right included; 0 where it has made room.
  let tableWidth: Int
  /// The columns of the table.
  let columns: TableLayout
  /// What lies right of the table.
  let side: Side
  /// The turn in words and numbers.
  let rule: Rect
  /// Mean FID over T*; empty where it is not shown.
  let curve: Rect

  private static let leastWidthWithSide = 76
  private static let leastSizeWithBoth = Size(width: 110, height: 30)
  private static let nameTableWidth = 24

  init(size: Size, services: Int, enlarged: StackingViewState.Part?) {
    var rest: Rect
    (header, rest) = FrameLayout(size: size).body.splitTop(1)
    let isRoomy =
      size.width >= Self.leastSizeWithBoth.width && size.height >= Self.leastSizeWithBoth.height
    let hasSide = size.width >= Self.leastWidthWithSide
    side =
      switch enlarged {
      case .timeline: .timeline
      case .curve: hasSide ? .curve : .nothing
      case .rule: .nothing
      case nil: hasSide ? .timeline : .nothing
      }

    var bottomHeight = size.height < 20 ? 5 : 6
    if isRoomy { bottomHeight = max(9, min(13, rest.height - 2 - services)) }
    if enlarged == .rule { bottomHeight = rest.height }
    let bottom: Rect
    (rest, bottom) = rest.splitBottom(bottomHeight)
    let bothBelow = isRoomy && (enlarged == nil || enlarged == .timeline)
    let parts = bottom.splitLeft(bothBelow ? bottom.width * 62 / 100 : bottom.width)
    rule = parts.left

    if enlarged == .curve, !hasSide {
      curve = rest
      (lane, heads, rows) = (Self.nothing, Self.nothing, Self.nothing)
      tableWidth = 0
    } else {
      tableWidth =
        switch side {
        case .nothing: size.width
        case .timeline where enlarged == .timeline: Self.nameTableWidth
        case .timeline, .curve: max(46, min(74, size.width * 58 / 100))
        }
      let right = rest.splitLeft(tableWidth).rest
      curve = side == .curve ? right : bothBelow ? parts.rest : Self.nothing
      (lane, rest) = rest.splitTop(side == .timeline ? 1 : 0)
      (heads, rows) = rest.splitTop(1)
    }
    columns = TableLayout(
      Column.allCases.map { $0.room(services: services) }, width: tableWidth - 3)
  }

  private static let nothing = Rect(x: 0, y: 0, width: 0, height: 0)

  /// The part of a row right of the table.
  func side(of rect: Rect) -> Rect { rect.splitLeft(tableWidth).rest }
}

extension StackingLayout.Column {
  fileprivate func room(services: Int) -> TableLayout.Column {
    switch self {
    case .rank: .fixed(max(4, "\(services)".count), priority: 2)
    case .name: .flexible(minimum: 6, flex: 1, priority: 10)
    case .deadline: .fixed(8, priority: 1)
    case .remaining: .fixed(6, priority: 7)
    case .completed, .possible: .fixed(3, priority: 5)
    case .ideal: .fixed(3, priority: 8)
    case .cluster: .fixed(1, priority: 6)
    case .status: .flexible(minimum: 7, flex: 4, priority: 9)
    }
  }

  /// The name above the column.
  var head: String {
    switch self {
    case .rank: "#"
    case .name: "name"
    case .deadline: "deadline"
    case .remaining: "r s"
    case .completed: "T^c"
    case .possible: "T^e"
    case .ideal: "T'"
    case .cluster: "F"
    case .status: "this turn"
    }
  }

  /// Where its text stands.
  var alignment: Alignment {
    switch self {
    case .name, .status, .cluster: .leading
    default: .trailing
    }
  }
}

extension DashboardState {
  /// The layout of the STACKING view as it is now.
  var stackingLayout: StackingLayout {
    StackingLayout(
      size: size, services: stackingView.record?.request.plan.scenario.devices.count ?? 0,
      enlarged: stackingView.enlarged)
  }
}
