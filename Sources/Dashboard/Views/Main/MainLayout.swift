import TextCanvas

/// Where the parts of the main view lie; pure arithmetic, shared by drawing and scrolling.
struct MainLayout: Equatable {
  /// The scenario's own parameters.
  let parameters: Rect
  /// Batch sizes above the timeline.
  let lane: Rect
  /// Column heads and the time axis.
  let header: Rect
  /// The services, a row each.
  let rows: Rect
  /// The panels below, empty where there is no room.
  let panels: Rect
  /// The columns of the table.
  let columns: ServiceColumns

  private static let leastPanelHeight = 6
  private static let mostPanelHeight = 12
  private static let leastHeightWithPanels = 22

  /// Whether there is room for more than the services.
  static func hasPanels(_ size: Size) -> Bool { size.height >= leastHeightWithPanels }

  init(size: Size, devices: Int, enlarged: MainPanel?) {
    var rest = FrameLayout(size: size).body
    (parameters, rest) = rest.splitTop(1)
    columns = ServiceColumns(width: size.width, devices: devices)
    if let enlarged, enlarged != .services {
      let nothing = Rect(x: rest.x, y: rest.y, width: 0, height: 0)
      (lane, header, rows, panels) = (nothing, nothing, nothing, rest)
      return
    }
    (lane, rest) = rest.splitTop(1)
    (header, rest) = rest.splitTop(1)
    let spare = rest.height - devices
    let panelHeight =
      enlarged == .services || !Self.hasPanels(size)
      ? 0 : max(Self.leastPanelHeight, min(Self.mostPanelHeight, spare))
    (rows, panels) = rest.splitBottom(panelHeight)
  }

  /// The timeline's part of a row.
  func timeline(in row: Rect) -> Rect {
    row.splitLeft(columns.width).rest
  }
}

/// The columns left of the timeline; narrow terminals show fewer.
struct ServiceColumns: Equatable {
  /// A column.
  enum Kind: Equatable {
    case number, name, deadline, whatIf, efficiency, bandwidth, steps, fid
  }

  /// What is shown, from left to right, with the cells of each.
  let shown: [(kind: Kind, x: Int, width: Int)]
  /// Cells of all columns, the line before the timeline included.
  let width: Int

  /// The columns for `total` cells; the number of any of `devices` rows has room.
  init(width total: Int, devices: Int) {
    var kinds: [(Kind, Int)] = [
      (.name, total >= 100 ? 10 : 7), (.deadline, 8), (.efficiency, 6), (.steps, 6),
    ]
    if total >= 72 { kinds.insert((.bandwidth, 6), at: 3) }
    if total >= 80 { kinds.append((.fid, 6)) }
    if total >= 120 { kinds.insert((.whatIf, 6), at: 2) }
    if total >= 110 { kinds.insert((.number, max(4, "\(devices)".count)), at: 0) }
    var x = 1
    var shown: [(Kind, Int, Int)] = []
    for (kind, width) in kinds {
      shown.append((kind, x, width))
      x += width + 1
    }
    self.shown = shown
    width = x + 1
  }

  static func == (left: ServiceColumns, right: ServiceColumns) -> Bool {
    left.width == right.width && left.shown.map(\.kind) == right.shown.map(\.kind)
  }

  /// The cells of a column in a row, nil where it is not shown.
  func rect(_ kind: Kind, in row: Rect) -> Rect? {
    shown.first { $0.kind == kind }
      .map { Rect(x: row.x + $0.x, y: row.y, width: $0.width, height: 1) }
  }
}
