/// A chart for print: curves with confidence bands, measured points, or stacked bars, as SVG.
///
/// ``LineChart`` draws with cells; this one with lines, in a picture that goes into a paper.
public struct VectorChart: Sendable {
  /// A point of a curve.
  public struct Point: Sendable, Equatable {
    /// Position along the horizontal axis.
    public var x: Double
    /// Position along the vertical axis.
    public var y: Double
    /// The ends of its confidence interval, nil where there is none.
    public var interval: ClosedRange<Double>?

    /// Creates a point.
    public init(_ x: Double, _ y: Double, interval: ClosedRange<Double>? = nil) {
      self.x = x
      self.y = y
      self.interval = interval
    }
  }

  /// How the points of a series are drawn.
  public enum Kind: Sendable, Equatable {
    /// A line, with a marker at each point and a band where there are intervals.
    case markedLine
    /// A line alone.
    case line
    /// Markers alone.
    case markers
  }

  /// A curve.
  public struct Series: Sendable, Equatable {
    /// Its name in the legend; what follows `^` up to the next space is raised.
    public var name: String
    /// Its points, x ascending.
    public var points: [Point]
    /// How it is drawn.
    public var kind: Kind

    /// Creates a curve.
    public init(name: String, points: [Point], kind: Kind = .markedLine) {
      self.name = name
      self.points = points
      self.kind = kind
    }
  }

  /// A bar of parts on each other, with a mark.
  public struct Bar: Sendable, Equatable {
    /// The length of each part, in the order of ``VectorChart/partNames``.
    public var parts: [Double]
    /// Where the mark stands.
    public var mark: Double
    /// What is written at its foot, where there is room.
    public var label: String

    /// Creates a bar.
    public init(parts: [Double], mark: Double, label: String = "") {
      self.parts = parts
      self.mark = mark
      self.label = label
    }
  }

  /// What the picture shows; its title for screen readers, and over it.
  public var title: String
  /// The quantity along the horizontal axis with its unit.
  public var xLabel: String
  /// The quantity along the vertical axis with its unit.
  public var yLabel: String
  /// The horizontal range.
  public var x: ChartScale
  /// The vertical range.
  public var y: ChartScale
  /// The curves, the first on top.
  public var series: [Series] = []
  /// Bars at x = 1, 2, ….
  public var bars: [Bar] = []
  /// The parts of bars, then the mark, for the legend.
  public var partNames: [String] = []

  /// Creates an empty chart.
  public init(title: String, xLabel: String, yLabel: String, x: ChartScale, y: ChartScale) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.x = x
    self.y = y
  }
}
