import TextCanvas

/// The ground of the title and of the key hints, on which other roles are written.
struct StatusBar {
  private let appearance: Appearance
  private let ground: Style

  init(_ appearance: Appearance) {
    self.appearance = appearance
    let bar = appearance[.statusBar]
    // A reversed bar would swap the colours of what is written on it: those stand on the page.
    ground = bar.attributes.contains(.reverse) ? appearance[.text] : bar
  }

  /// A role on this ground.
  subscript(role: Role) -> Style { appearance[role].on(ground.background) }

  /// Lays the ground.
  func fill(_ rect: Rect, on canvas: inout Canvas) { canvas.fill(rect, style: ground) }
}
