import TextCanvas

/// Where the parts of the figures view lie.
struct FiguresLayout: Equatable {
  /// What is swept over, and what is assumed.
  let header: Rect
  /// How far it is.
  let progress: Rect
  /// The curves; empty where the numbers are alone.
  let chart: Rect
  /// The numbers; empty where the curves are alone.
  let numbers: Rect
  /// The panel that is alone, nil where both are shown.
  let only: FiguresViewState.Panel?
  /// Whether both could be shown.
  let hasRoomForBoth: Bool

  private static let sideWidth = 56
  private static let leastWidthForSide = 120
  private static let numberRows = 8
  private static let leastHeightForBoth = 18

  init(body: Rect, enlarged: FiguresViewState.Panel?) {
    var rest = body
    (header, rest) = rest.splitTop(1)
    (progress, rest) = rest.splitTop(1)
    let isWide = body.width >= Self.leastWidthForSide
    hasRoomForBoth = isWide || body.height >= Self.leastHeightForBoth
    only = enlarged ?? (hasRoomForBoth ? nil : .chart)
    let none = Rect(x: rest.x, y: rest.y, width: 0, height: 0)
    switch only {
    case .chart: (chart, numbers) = (rest, none)
    case .numbers: (chart, numbers) = (none, rest)
    case nil where isWide: (chart, numbers) = rest.splitLeft(rest.width - Self.sideWidth)
    case nil: (chart, numbers) = rest.splitBottom(Self.numberRows)
    }
  }
}
