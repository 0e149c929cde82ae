import BatchModel
import Optimizers
import Studies
import TextCanvas

extension SweepResults {
  /// The figure for print: mean FID over the axis, a curve for each scheme with something known,
  /// with bands of 95 % confidence; `schemes` picks some of the design's.
  ///
  /// - Precondition: The design is one of `figure`.
  public func chart(_ figure: SweepFigure, schemes: Set<Scheme>? = nil) -> VectorChart {
    let positions = design.positions
    let series = design.schemes.indices.filter { schemes?.contains(design.schemes[$0]) ?? true }
      .map { scheme in
        VectorChart.Series(
          name: design.schemes[scheme].rawValue,
          points: positions.indices.compactMap { point in
            meanFID(point: point, scheme: scheme).map { estimate in
              .init(
                positions[point], estimate.mean,
                interval: estimate.halfWidth == nil ? nil : estimate.low...estimate.high)
            }
          })
      }
    let values = series.flatMap { $0.points.map(\.y) }
    let room = ((positions.max() ?? 1) - (positions.min() ?? 0)) * 0.02
    var chart = VectorChart(
      title: figure.printTitle, xLabel: figure.axisLabel, yLabel: "mean FID (lower is better)",
      x: ChartScale((positions.min() ?? 0) - room, (positions.max() ?? 1) + room),
      y: .logarithmic(covering: values))
    chart.series = series
    return chart
  }

  /// The numbers of the figure as rows, by scheme and position.
  public var figureSamples: [FigureSample] {
    let proposed = design.schemes.firstIndex(of: .proposed)
    return design.schemes.indices.flatMap { scheme in
      design.positions.indices.compactMap { point -> FigureSample? in
        guard let fid = meanFID(point: point, scheme: scheme) else { return nil }
        return FigureSample(
          scheme: design.schemes[scheme], position: design.positions[point], meanFID: fid,
          outages: outages(point: point, scheme: scheme)?.mean ?? 0,
          aboveProposed: proposed == scheme
            ? nil : proposed.flatMap { meanFID(point: point, scheme: scheme, above: $0) })
      }
    }
  }
}

/// A point of a figure that is a sweep.
public struct FigureSample: Sendable, Equatable {
  /// The scheme.
  public let scheme: Scheme
  /// Where on the axis.
  public let position: Double
  /// Mean FID over the replications.
  public let meanFID: Estimate
  /// Mean number of outages in a scenario.
  public let outages: Double
  /// By how much the mean FID lies above that of `proposed` on the same scenarios; nil for that
  /// scheme itself, and without it.
  public let aboveProposed: Estimate?

  /// The names of the columns in CSV and the keys in JSON.
  public static func names(_ figure: SweepFigure) -> [String] {
    [
      "scheme", figure == .services ? "services" : "minimum_deadline", "mean_fid", "low_95",
      "high_95", "outages", "replications", "above_proposed", "above_low_95", "above_high_95",
    ]
  }

  /// The numbers behind the scheme's name; nil where there is none, as is the interval of a single
  /// replication.
  public var numbers: [Double?] {
    [position] + Self.ends(meanFID) + [outages, Double(meanFID.count)] + Self.ends(aboveProposed)
  }

  private static func ends(_ estimate: Estimate?) -> [Double?] {
    let interval = estimate?.halfWidth == nil ? nil : estimate
    return [estimate?.mean, interval?.low, interval?.high]
  }

  /// Rows as CSV.
  public static func csv(_ rows: [FigureSample], _ figure: SweepFigure) -> String {
    let lines = rows.map { row in
      ([row.scheme.rawValue] + row.numbers.map { $0.map(DecimalText.text) ?? "" })
        .joined(separator: ",")
    }
    return ([names(figure).joined(separator: ",")] + lines).map { $0 + "\n" }.joined()
  }
}

extension SweepFigure {
  fileprivate var printTitle: String {
    switch self {
    case .services: "Mean FID over the number of services"
    case .minimumDeadline: "Mean FID over the minimum deadline"
    }
  }

  fileprivate var axisLabel: String {
    switch self {
    case .services: "number of services K"
    case .minimumDeadline: "minimum deadline (s)"
    }
  }
}
