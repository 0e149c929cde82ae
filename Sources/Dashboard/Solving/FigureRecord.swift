import Optimizers
import Studies

/// A sweep to go on with, with a number that grows with every request.
public struct FigureRequest: Sendable, Equatable {
  /// Later requests have larger numbers.
  public let number: Int
  /// The figure it is for.
  public let figure: SweepFigure
  /// What is known already; the rest is to be solved.
  public let known: SweepResults
  /// The schemes that are wanted.
  public let schemes: Set<Scheme>

  /// Creates a request.
  public init(number: Int, figure: SweepFigure, known: SweepResults, schemes: Set<Scheme>) {
    self.number = number
    self.figure = figure
    self.known = known
    self.schemes = schemes
  }
}

/// How far a sweep is.
public struct FigureRecord: Sendable, Equatable {
  /// What was asked for.
  public let request: FigureRequest
  /// What is known by now.
  public var results: SweepResults
  /// Cells solved since the request.
  public var solved = 0
  /// Seconds since the request.
  public var elapsed = 0.0
  /// The cell that was solved last, nil before the first.
  public var latest: SweepCell?

  /// The record of a sweep that begins.
  public init(request: FigureRequest) {
    self.request = request
    results = request.known
  }

  /// Cells a second, nil before the first.
  public var rate: Double? { solved > 0 && elapsed > 0 ? Double(solved) / elapsed : nil }
}
