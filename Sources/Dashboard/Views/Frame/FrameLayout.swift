import TextCanvas

/// What every view shares: a title above, a message and key hints below, the view between.
struct FrameLayout: Equatable {
  /// The least terminal that shows anything useful.
  static let leastSize = Size(width: 60, height: 16)

  /// Scenario, scheme, play head and objective.
  let title: Rect
  /// The view's own part.
  let body: Rect
  /// The line for messages, for what is being typed, and else for the tabs of the views.
  let message: Rect
  /// Key hints.
  let footer: Rect

  init(size: Size) {
    var rest = Rect(size)
    (title, rest) = rest.splitTop(1)
    (rest, footer) = rest.splitBottom(1)
    (body, message) = rest.splitBottom(1)
  }

  /// Whether the terminal is large enough.
  static func fits(_ size: Size) -> Bool {
    size.width >= leastSize.width && size.height >= leastSize.height
  }
}
