import TextCanvas

/// Where the parts of the model view lie; those that are not shown are empty.
struct ModelLayout: Equatable {
  /// The parameters in a line.
  let parameters: Rect
  /// Delay over the size of a batch.
  let delay: Rect
  /// Quality over steps.
  let quality: Rect
  /// The presets with their sources.
  let presets: Rect
  /// Q(T) in numbers.
  let values: Rect
  /// The panel that is alone, nil where several are shown.
  let only: ModelViewState.Panel?
  /// Whether several could be shown.
  let hasRoomForAll: Bool

  private static let wide = 100
  private static let leastHeight = 18
  private static let bottomRows = 13

  init(body: Rect, view: ModelViewState) {
    let rest: Rect
    (parameters, rest) = body.splitTop(1)
    hasRoomForAll = body.height >= Self.leastHeight
    let isChoosing = view.isChoosing
    only = (view.enlarged ?? (hasRoomForAll ? nil : .quality)).map { isChoosing ? .presets : $0 }
    let parts: (delay: Rect, quality: Rect, presets: Rect, values: Rect)
    let none = Rect(x: rest.x, y: rest.y, width: 0, height: 0)
    if let only {
      func place(_ panel: ModelViewState.Panel) -> Rect { panel == only ? rest : none }
      parts = (place(.delay), place(.quality), place(.presets), place(.values))
    } else {
      let (charts, bottom) = rest.splitBottom(min(Self.bottomRows, rest.height * 2 / 5))
      if body.width >= Self.wide {
        let (left, right) = charts.splitLeft(body.width * 42 / 100)
        let (list, table) = bottom.splitLeft(body.width * 58 / 100)
        parts = (left, right, list, table)
      } else {
        // A chart and numbers; the presets take the place of the numbers while one is chosen.
        parts = (none, charts, isChoosing ? bottom : none, isChoosing ? none : bottom)
      }
    }
    (delay, quality, presets, values) = parts
  }
}
