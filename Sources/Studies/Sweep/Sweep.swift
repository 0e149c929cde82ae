import BatchModel
import Optimizers

/// Solves the cells of a design, one a step, in index order.
///
/// A copy is a checkpoint; a sweep can also go on from results that are known already.
public struct Sweep: Stepper {
  /// What a step did.
  public struct Report: Sendable, Equatable {
    /// The index of the cell in the design.
    public let index: Int
    /// What it gave.
    public let result: SweepResult
  }

  /// What is to be done.
  public let design: SweepDesign
  /// What is known, by the cell's index.
  public private(set) var results: SweepResults

  private let wanted: Set<Scheme>
  private let threads: Int
  private let cancellation: Cancellation?
  private var position = 0

  /// A sweep over the cells of the wanted schemes that `results` lacks; nil wants all.
  ///
  /// `threads` changes the time it takes and nothing else.
  public init(
    _ design: SweepDesign, from results: SweepResults? = nil, schemes: Set<Scheme>? = nil,
    threads: Int = 1, cancellation: Cancellation? = nil
  ) {
    self.design = design
    self.results = results ?? SweepResults(design)
    wanted = schemes ?? Set(design.schemes)
    self.threads = threads
    self.cancellation = cancellation
  }

  /// The index of the cell that the next step solves, nil when none is left.
  public var next: Int? {
    (position..<design.count).first { index in
      results[index] == nil && wanted.contains(design.cell(index).scheme)
    }
  }

  /// Solves a cell; nil when none is left or the work was cancelled.
  public mutating func step() -> Report? {
    guard cancellation?.isCancelled != true, let index = next,
      let result = design.solve(
        design.cell(index), threads: threads, cancellation: cancellation)
    else { return nil }
    results[index] = result
    position = index + 1
    return Report(index: index, result: result)
  }
}
