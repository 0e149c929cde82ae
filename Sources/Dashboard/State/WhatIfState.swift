import Optimizers

/// What small changes of the scenario on screen would bring, as far as it is worked out.
public struct WhatIfState: Sendable, Equatable {
  /// How much is known of a change.
  public enum Answer: Sendable, Equatable {
    /// It is being worked out.
    case pending
    /// What it does to the mean FID, nil where it leaves the limits of a scenario.
    case known(Double?)
  }

  /// Number of the newest request.
  public var requests = 0
  /// The request in work, nil while none is.
  public var awaited: WhatIfRequest?
  /// Number of the solve request whose plan everything known is compared with.
  var solved = 0
  /// What is known, by its change.
  var known: [WhatIfChange: WhatIf.Report] = [:]

  /// Nothing asked for yet.
  public init() {}

  /// What is known of a change, nil where nobody asked for it.
  public func answer(_ change: WhatIfChange) -> Answer? {
    if let report = known[change] { return .known(report.difference) }
    return awaited?.changes.contains(change) == true ? .pending : nil
  }
}
