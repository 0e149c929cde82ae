/// The look of every role, and the heat gradient.
public struct Theme: Sendable, Hashable {
  /// The name, as in the theme's file.
  public let name: String
  /// One style per role, in the order of `Role.allCases`.
  public let styles: [Style]
  /// 101 colours from 0 % to 100 %, through the foregrounds of the three heat roles.
  public let heat: [Color]

  /// Creates a theme; roles that are left out look as in `base`, or plain without one.
  ///
  /// The terminal's own colours in a role stand for those of the `text` role, so that a theme with
  /// a background of its own needs to name it once.
  public init(name: String, base: Theme? = nil, roles: [Role: Style]) {
    self.name = name
    let text = roles[.text] ?? base?.styles[Role.text.index] ?? .plain
    styles = Role.allCases.map { role in
      var style = roles[role] ?? base?.styles[role.index] ?? .plain
      if style.foreground == .terminal { style.foreground = text.foreground }
      if style.background == .terminal { style.background = text.background }
      return style
    }
    let stops = [Role.heatLow, .heatMiddle, .heatHigh].map { [styles] in
      styles[$0.index].foreground
    }
    heat = Gradient.expand(low: stops[0], middle: stops[1], high: stops[2])
  }

  /// The style of a role.
  public subscript(role: Role) -> Style { styles[role.index] }

  /// The colour of a fraction 0…1 on the heat gradient; what lies outside or is not a number is
  /// taken to the nearest end, 0 for not a number.
  public func heat(_ fraction: Double) -> Color {
    guard fraction > 0 else { return heat[0] }
    return heat[Int((min(1, fraction) * 100).rounded())]
  }
}
