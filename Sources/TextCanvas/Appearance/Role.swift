/// What a styled thing means; the raw value is its name in theme files.
public enum Role: String, Sendable, Hashable, CaseIterable {
  // Text and panels.
  case text, muted, title, accent, border, header, selection, mark, band, ghost, scrollbar
  case borderFocused = "border-focused"
  // Timeline.
  case generation, transmission, deadline, slack, late, outage, cluster
  case generationAlternate = "generation-alternate"
  // Verdicts and charts.
  case good, warning, error, best, baseline
  // Input and hints.
  case key, input
  case keyLabel = "key-label"
  case inputError = "input-error"
  case statusBar = "status-bar"
  // Schemes or series side by side.
  case series1 = "series-1"
  case series2 = "series-2"
  case series3 = "series-3"
  case series4 = "series-4"
  case series5 = "series-5"
  case series6 = "series-6"
  case series7 = "series-7"
  // The three stops of the heat gradient.
  case heatLow = "heat-low"
  case heatMiddle = "heat-middle"
  case heatHigh = "heat-high"

  /// The roles of schemes and series, in order.
  public static let series: [Role] = [
    .series1, .series2, .series3, .series4, .series5, .series6, .series7,
  ]

  /// The place in `allCases`, found without hashing.
  var index: Int {
    switch self {
    case .text: 0
    case .muted: 1
    case .title: 2
    case .accent: 3
    case .border: 4
    case .header: 5
    case .selection: 6
    case .mark: 7
    case .band: 8
    case .ghost: 9
    case .scrollbar: 10
    case .borderFocused: 11
    case .generation: 12
    case .transmission: 13
    case .deadline: 14
    case .slack: 15
    case .late: 16
    case .outage: 17
    case .cluster: 18
    case .generationAlternate: 19
    case .good: 20
    case .warning: 21
    case .error: 22
    case .best: 23
    case .baseline: 24
    case .key: 25
    case .input: 26
    case .keyLabel: 27
    case .inputError: 28
    case .statusBar: 29
    case .series1: 30
    case .series2: 31
    case .series3: 32
    case .series4: 33
    case .series5: 34
    case .series6: 35
    case .series7: 36
    case .heatLow: 37
    case .heatMiddle: 38
    case .heatHigh: 39
    }
  }
}
