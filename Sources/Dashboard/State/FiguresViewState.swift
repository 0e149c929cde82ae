import Optimizers
import Studies

/// What the figures view shows and points at.
public struct FiguresViewState: Sendable, Equatable {
  /// The parts of the view.
  public enum Panel: Sendable, Equatable, CaseIterable {
    /// The curves.
    case chart
    /// The numbers under the cursor.
    case numbers
  }

  /// The figure on screen.
  public internal(set) var figure = SweepFigure.services
  /// Random scenarios of each point.
  public var replications = 20
  /// The schemes that are switched off: neither solved nor drawn.
  public internal(set) var off: Set<Scheme> = []
  /// The scheme under the cursor.
  public internal(set) var selected = Scheme.paper[0]
  /// Whether the operator holds the sweep.
  public internal(set) var isPaused = false
  /// Whether the vertical axis is linear instead of logarithmic.
  public internal(set) var isLinear = false
  /// The one panel that fills the view, nil for both where there is room.
  public internal(set) var enlarged: Panel?
  /// What is known of each figure, of the scenario it was last shown with.
  public internal(set) var results: [SweepFigure: SweepResults] = [:]
  /// How far the sweep in work is, nil while none is.
  public internal(set) var record: FigureRecord?

  /// What is being solved, nil while nothing is.
  var awaited: FigureRequest?
  /// Number of the newest request.
  var requests = 0

  private var points: [SweepFigure: Int] = [:]

  /// The first figure, all schemes on.
  public init() {}

  /// The schemes that are switched on.
  public var shown: Set<Scheme> { Set(Scheme.paper).subtracting(off) }

  /// What is known of the figure on screen, nil before it was shown.
  public var shownResults: SweepResults? { results[figure] }

  /// The index of the point under the cursor: the middle one until it is moved.
  public internal(set) var point: Int {
    get {
      let count = shownResults?.design.points ?? 0
      return max(0, min(points[figure] ?? (count - 1) / 2, count - 1))
    }
    set { points[figure] = newValue }
  }

  /// Whether every cell of the schemes that are on is known.
  public var isComplete: Bool {
    guard let results = shownResults else { return false }
    return results.finished(shown) == results.count(shown)
  }
}
