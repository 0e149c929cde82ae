import BatchModel
import Optimizers

/// Which changes of a solved scenario to look into, with a number that grows with every request.
public struct WhatIfRequest: Sendable, Equatable {
  /// Later requests have larger numbers.
  public let number: Int
  /// What was solved: the scenario and the method.
  public let solved: SolveRequest
  /// The mean FID of its final plan.
  public let meanFID: Double
  /// The changes, solved one after another in this order.
  public let changes: [WhatIfChange]
}

/// What is known of a request so far.
public struct WhatIfRecord: Sendable, Equatable {
  /// What was asked for.
  public let request: WhatIfRequest
  /// What was found, in the order of the request.
  public var reports: [WhatIf.Report]

  /// A record with what is found so far.
  public init(request: WhatIfRequest, reports: [WhatIf.Report] = []) {
    self.request = request
    self.reports = reports
  }
}

/// Solves changed scenarios at full speed, one after another, and publishes what they give.
public enum WhatIfWork {
  /// Runs to the end or until cancelled; publishes about once a frame.
  public static func run(
    _ request: WhatIfRequest, threads: Int, cancellation: Cancellation,
    publish: (WhatIfRecord) -> Void
  ) {
    var pace = PublishingPace()
    var record = WhatIfRecord(request: request)
    var whatIf = WhatIf(
      scenario: request.solved.scenario, method: request.solved.method, meanFID: request.meanFID,
      changes: request.changes, effort: request.solved.effort, threads: threads,
      cancellation: cancellation)
    while let report = whatIf.step() {
      record.reports.append(report)
      let isLast = record.reports.count == request.changes.count
      if isLast || pace.isDue() { publish(record) }
    }
  }
}
