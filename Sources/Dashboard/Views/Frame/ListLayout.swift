import TextCanvas

/// Where a list in a box lies; shared by drawing and by the pointer.
struct ListLayout: Equatable {
  /// The box.
  let box: Rect
  /// The lines of the list.
  let lines: Rect
  /// What is below them in the box.
  let foot: Rect
  /// The first item shown.
  let top: Int

  private let count: Int

  /// A list in a box, `footHeight` rows being left below it; the selected item is in sight.
  init(box: Rect, footHeight: Int, count: Int, selected: Int) {
    self.box = box
    self.count = count
    (lines, foot) = box.inset().splitBottom(footHeight)
    top = max(0, min(selected - lines.height / 2, count - lines.height))
  }

  /// The items that are shown.
  var shown: Range<Int> { top..<min(count, top + lines.height) }

  /// The row of an item that is shown.
  func row(_ index: Int) -> Rect {
    Rect(x: lines.x, y: lines.y + index - top, width: lines.width, height: 1)
  }

  /// The item at a point, nil where there is none.
  func index(at point: Point) -> Int? {
    guard lines.contains(point) else { return nil }
    let index = top + point.y - lines.y
    return shown.contains(index) ? index : nil
  }
}

extension DashboardState {
  /// The layout of the list that is open, nil where none is.
  var listLayout: ListLayout? {
    let room = FrameLayout(size: size).body
    switch overlay {
    case .menu(let menu):
      let width = min(room.width - 4, menu.kind == .export ? 42 : 76)
      let height = min(room.height, menu.commands.count + 2)
      let box = Rect(
        x: (room.width - width) / 2, y: room.y + (room.height - height) / 2, width: width,
        height: height)
      return ListLayout(
        box: box, footHeight: 0, count: menu.commands.count, selected: menu.selected)
    case .themes(let picker):
      // At the right edge, so that the view can be seen with the theme under the cursor.
      let width = min(room.width, size.width < 100 ? 44 : 60)
      let height = min(room.height, picker.choices.count + 2 + Self.themeFootHeight)
      let box = Rect(x: room.right - width, y: room.y, width: width, height: height)
      return ListLayout(
        box: box, footHeight: min(Self.themeFootHeight, height / 3),
        count: picker.choices.count, selected: picker.selected)
    default: return nil
    }
  }

  private static let themeFootHeight = 5
}
