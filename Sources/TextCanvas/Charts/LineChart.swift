/// Lines over a common pair of axes, as dots in cells.
///
/// ```swift
/// var chart = LineChart(x: ChartScale(0, 100), y: ChartScale(covering: values))
/// chart.series = [.init(points: points, style: appearance[.best], label: "best 8.87")]
/// chart.draw(on: &canvas, in: rect, appearance: appearance)
/// ```
/// A cell has one foreground, so where lines share a cell the later series wins; series lie over
/// references, and references over bands. Points that are not finite interrupt a line.
public struct LineChart: Sendable {
  /// A point in the units of the axes.
  public struct Point: Sendable, Hashable {
    /// Position along the horizontal axis.
    public var x: Double
    /// Position along the vertical axis.
    public var y: Double

    /// Creates a point.
    public init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// One line.
  public struct Series: Sendable {
    /// Points in drawing order.
    public var points: [Point]
    /// How it looks.
    public var style: Style
    /// Whether it goes across before it goes up or down, as a best-so-far does.
    public var isStepped: Bool
    /// Indices of points that get a marker: `◆`, `*` in the ascii tier.
    public var markers: [Int]
    /// Text at the right end, at the height of the last finite point.
    public var label: String?

    /// Creates a line.
    public init(
      points: [Point], style: Style, isStepped: Bool = false, markers: [Int] = [],
      label: String? = nil
    ) {
      self.points = points
      self.style = style
      self.isStepped = isStepped
      self.markers = markers
      self.label = label
    }
  }

  /// A horizontal line at a known value.
  public struct Reference: Sendable {
    /// Its height in the unit of the vertical axis.
    public var value: Double
    /// How it looks.
    public var style: Style
    /// Text at the right end.
    public var label: String?

    /// Creates a reference line.
    public init(value: Double, style: Style, label: String? = nil) {
      self.value = value
      self.style = style
      self.label = label
    }
  }

  /// A filled range between two lines over the same positions.
  public struct Band: Sendable {
    /// Its lower edge, x ascending.
    public var low: [Point]
    /// Its upper edge at the same x as `low`.
    public var high: [Point]
    /// How it looks.
    public var style: Style

    /// Creates a band.
    public init(low: [Point], high: [Point], style: Style) {
      self.low = low
      self.high = high
      self.style = style
    }
  }

  /// Which axes are drawn, when there is room.
  public struct Axes: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates a set from bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Numbers below; needs 5 rows, with a line from 8 rows on.
    public static let horizontal = Axes(rawValue: 1)
    /// Numbers at the left; needs 16 columns and 3 rows.
    public static let vertical = Axes(rawValue: 2)
    /// Both.
    public static let both: Axes = [.horizontal, .vertical]
  }

  /// The horizontal range.
  public var x: ChartScale
  /// The vertical range.
  public var y: ChartScale
  /// The unit behind the last number of the horizontal axis; may be empty.
  public var unit = ""
  /// The axes to draw.
  public var axes = Axes.both
  /// Filled ranges, the first at the bottom.
  public var bands: [Band] = []
  /// Horizontal lines.
  public var references: [Reference] = []
  /// The lines, the last on top.
  public var series: [Series] = []

  /// Creates an empty chart.
  public init(x: ChartScale, y: ChartScale) {
    self.x = x
    self.y = y
  }
}
