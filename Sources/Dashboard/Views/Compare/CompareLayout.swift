import TextCanvas

/// Where the parts of the compare view lie; pure arithmetic.
struct CompareLayout: Equatable {
  /// The scenario that all schemes share, and how far the solver is.
  let header: Rect
  /// The sorted table, empty where another panel has its place.
  let table: Rect
  /// The timelines, likewise.
  let timelines: Rect
  /// The grouped bars, likewise.
  let steps: Rect
  /// What `e` goes through: a panel of its own, or nil for all.
  let choices: [CompareViewState.Panel?]
  /// The one of them that is shown.
  let choice: CompareViewState.Panel?

  private static let leastPanelHeight = 8
  private static let leastStepsHeight = 9
  /// Rows of the timelines' panel besides the schemes: its border, the axis, the deadlines.
  private static let timelinesExtra = 4

  init(body: Rect, schemes: Int, enlarged: CompareViewState.Panel?) {
    let rest: Rect
    (header, rest) = body.splitTop(1)
    let (top, below) = rest.splitTop(schemes + 1)
    // Up to four rows for each scheme where there is plenty.
    let most = max(schemes, below.height * 55 / 100 - Self.timelinesExtra) / max(1, schemes)
    let wanted = Self.timelinesExtra + schemes * min(4, most)
    if below.height >= wanted + Self.leastStepsHeight {
      choices = [nil, .timelines, .steps]
    } else if below.height >= Self.leastPanelHeight {
      choices = [.timelines, .steps]
    } else {
      choices = [.table, .timelines, .steps]
    }
    let choice = choices.contains(enlarged) ? enlarged : choices[0]
    self.choice = choice
    let none = Rect(x: body.x, y: body.y, width: 0, height: 0)
    if choices.contains(.table) {
      table = choice == .table ? rest : none
      timelines = choice == .timelines ? rest : none
      steps = choice == .steps ? rest : none
    } else if choice == nil {
      table = top
      (timelines, steps) = below.splitTop(wanted)
    } else {
      table = top
      timelines = choice == .timelines ? below : none
      steps = choice == .steps ? below : none
    }
  }
}
