extension Theme {
  /// The terminal's own colours, readable on dark and on light backgrounds.
  ///
  /// Equal to `themes/default.yaml`. Yellow, dark blue, white and black are avoided, since each
  /// vanishes on one kind of background.
  public static let `default` = Theme(
    name: "default",
    roles: [
      .text: .plain,
      .muted: Style(attributes: .dim),
      .title: Style(attributes: .bold),
      .accent: Style(foreground: .ansi(6), attributes: .bold),
      .border: Style(attributes: .dim),
      .borderFocused: Style(foreground: .ansi(6), attributes: .bold),
      .header: Style(attributes: .bold),
      .selection: Style(attributes: .reverse),
      .mark: Style(foreground: .ansi(5), attributes: .bold),
      .band: Style(foreground: .ansi(6), attributes: .dim),
      .ghost: Style(attributes: .dim),
      .scrollbar: Style(attributes: .dim),
      .generation: Style(foreground: .ansi(12)),
      .generationAlternate: Style(foreground: .ansi(6)),
      .transmission: Style(foreground: .ansi(5)),
      .deadline: Style(attributes: .bold),
      .slack: Style(attributes: .dim),
      .late: Style(foreground: .ansi(1), attributes: .bold),
      .outage: Style(foreground: .ansi(1), attributes: .reverse),
      .cluster: Style(foreground: .ansi(6), attributes: .bold),
      .good: Style(foreground: .ansi(2)),
      .warning: Style(foreground: .ansi(5), attributes: .bold),
      .error: Style(foreground: .ansi(1), attributes: .bold),
      .best: Style(foreground: .ansi(2), attributes: .bold),
      .baseline: Style(foreground: .ansi(5)),
      .key: Style(foreground: .ansi(6), attributes: .bold),
      .keyLabel: .plain,
      .input: Style(attributes: .underline),
      .inputError: Style(foreground: .ansi(1), attributes: .underline),
      .statusBar: Style(attributes: .reverse),
      .series1: Style(foreground: .ansi(12)),
      .series2: Style(foreground: .ansi(1)),
      .series3: Style(foreground: .ansi(2)),
      .series4: Style(foreground: .ansi(5)),
      .series5: Style(foreground: .ansi(6)),
      .series6: .plain,
      .series7: Style(attributes: .bold),
      .heatLow: Style(foreground: .ansi(12)),
      .heatMiddle: Style(foreground: .ansi(5)),
      .heatHigh: Style(foreground: .ansi(1)),
    ])

  /// Attributes only: what is shown when there are no colours.
  ///
  /// Equal to `themes/monochrome.yaml`.
  public static let monochrome = Theme(
    name: "monochrome",
    roles: [
      .muted: Style(attributes: .dim),
      .title: Style(attributes: .bold),
      .accent: Style(attributes: .bold),
      .border: Style(attributes: .dim),
      .borderFocused: Style(attributes: .bold),
      .header: Style(attributes: [.bold, .underline]),
      .selection: Style(attributes: .reverse),
      .mark: Style(attributes: .bold),
      .band: Style(attributes: .dim),
      .ghost: Style(attributes: .dim),
      .scrollbar: Style(attributes: .dim),
      .transmission: Style(attributes: .dim),
      .deadline: Style(attributes: .bold),
      .slack: Style(attributes: .dim),
      .late: Style(attributes: [.bold, .underline]),
      .outage: Style(attributes: .reverse),
      .cluster: Style(attributes: [.bold, .underline]),
      .warning: Style(attributes: .bold),
      .error: Style(attributes: [.bold, .reverse]),
      .best: Style(attributes: .bold),
      .baseline: Style(attributes: .dim),
      .key: Style(attributes: .bold),
      .input: Style(attributes: .underline),
      .inputError: Style(attributes: [.bold, .underline]),
      .statusBar: Style(attributes: .reverse),
      .series1: Style(attributes: .bold),
    ])
}
