import BatchModel

/// Solves one changed scenario after another, with the method and the seed of the plan they are
/// compared with.
///
/// A value is what a fresh solve of the changed scenario gives, so it depends neither on the other
/// changes nor on the number of threads. A copy is a checkpoint.
/// - Complexity: one run of the solver for each change.
public struct WhatIf: Stepper {
  /// What one step found.
  public struct Report: Sendable, Equatable {
    /// The change.
    public var change: WhatIfChange
    /// What it does to the mean FID, nil where it leaves the limits of a scenario.
    public var difference: Double?

    /// Creates a report.
    public init(change: WhatIfChange, difference: Double?) {
      self.change = change
      self.difference = difference
    }
  }

  /// The scenario as it is.
  public let scenario: Scenario
  /// What solves it.
  public let method: Method
  /// The mean FID that method gives for it.
  public let meanFID: Double
  /// The changes, in the order of the steps.
  public let changes: [WhatIfChange]

  private let effort: SearchEffort
  private let threads: Int
  private let cancellation: Cancellation?
  private var position = 0

  /// A stepper through some changes; `threads` changes the time it takes and nothing else.
  public init(
    scenario: Scenario, method: Method, meanFID: Double, changes: [WhatIfChange],
    effort: SearchEffort = .usual, threads: Int = 1, cancellation: Cancellation? = nil
  ) {
    self.scenario = scenario
    self.method = method
    self.meanFID = meanFID
    self.changes = changes
    self.effort = effort
    self.threads = threads
    self.cancellation = cancellation
  }

  /// Solves the next changed scenario; nil when all are done or the work was cancelled.
  public mutating func step() -> Report? {
    guard position < changes.count, !cancellation.isCancelled else { return nil }
    let change = changes[position]
    var difference: Double?
    if let changed = change.applied(to: scenario) {
      var solver = Solver(
        scenario: changed, method: method, effort: effort, threads: threads,
        cancellation: cancellation)
      while solver.step() != nil {}
      guard !cancellation.isCancelled, let found = solver.trace.last else { return nil }
      difference = found - meanFID
    }
    position += 1
    return Report(change: change, difference: difference)
  }
}
