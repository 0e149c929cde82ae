import TextCanvas

/// Where the parts of the swarm view lie; pure arithmetic, shared by drawing and scrolling.
struct SwarmLayout: Equatable {
  /// Cells a service may take in the heat map; from `numberWidth` on its number is written.
  static let cellWidths = 1...7
  /// Cells that hold a number of the heat map.
  static let numberWidth = 6

  /// The settings of the swarm.
  let settings: Rect
  /// The panels, empty where they are not shown.
  let heat, convergence, details: Rect
  /// The panel that fills the view, nil when all are shown.
  let only: SwarmViewState.Panel?

  /// Cells of the heat map's row labels.
  let labelWidth: Int
  /// Cells of one service.
  let cellWidth: Int
  /// Services that fit side by side.
  let visibleColumns: Int
  /// Cells of the bar behind the numbers, 0 where there is no room.
  let barWidth: Int

  /// Cells of a column of numbers, the blank before it included.
  static let valueWidth = 9

  private static let leastSizeOfAll = Size(width: 76, height: 19)
  private static let leastSizeSideBySide = Size(width: 110, height: 26)

  init(body: Rect, view: SwarmViewState, particles: Int, services: Int) {
    let none = Rect(x: body.x, y: body.y, width: 0, height: 0)
    let rest: Rect
    (settings, rest) = body.splitTop(1)
    func hasRoom(_ size: Size) -> Bool { body.width >= size.width && body.height >= size.height }

    only = view.enlarged ?? (hasRoom(Self.leastSizeOfAll) ? nil : .particles)
    if let only {
      heat = only == .particles ? rest : none
      convergence = only == .convergence ? rest : none
      details = only == .details ? rest : none
    } else if hasRoom(Self.leastSizeSideBySide) {
      let right: Rect
      (heat, right) = rest.splitLeft(rest.width - max(45, rest.width * 36 / 100))
      (convergence, details) = right.splitBottom(13)
    } else {
      let bottom: Rect
      (heat, bottom) = rest.splitBottom(max(8, rest.height * 2 / 5))
      (convergence, details) = bottom.splitLeft(bottom.width - 38)
    }

    labelWidth = max(4, String(max(0, particles - 1)).utf8.count) + 3
    let inner = heat.width - 2
    barWidth = inner >= 100 ? 12 : inner >= 68 ? 6 : 0
    let room = max(0, inner - labelWidth - 2 * Self.valueWidth - barWidth - 2)
    let fitting = max(1, min(4, room / max(1, services)))
    cellWidth = max(
      Self.cellWidths.lowerBound, min(Self.cellWidths.upperBound, fitting + view.zoom))
    visibleColumns = min(services, max(1, room / cellWidth))
  }

  /// Rows for particles in the heat map.
  var particleRows: Int { max(0, heat.height - 4) }
}
