import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// A solve that took longer than this, in seconds, is repeated for the row under the cursor alone.
  private static let slow = 1.0

  /// Asks what small changes of the scenario would bring, once its final plan is there, for what is
  /// on screen; what an edit has made useless is stopped.
  mutating func followWhatIf() -> [Effect] {
    guard let record, record.request.number == requests, let stopped = record.stopped,
      stopped != .cancelled, let plan = record.improvements.last?.plan,
      record.request.method == method
    else { return stopWhatIf() }
    if whatIf.solved != requests {
      whatIf.solved = requests
      whatIf.known = [:]
    }
    let missing = wantedChanges(isSlow: record.elapsed > Self.slow).filter {
      whatIf.known[$0] == nil
    }
    guard !missing.isEmpty else { return stopWhatIf() }
    if let awaited = whatIf.awaited, awaited.solved.number == requests,
      missing.allSatisfy(awaited.changes.contains)
    {
      return []
    }
    whatIf.requests += 1
    let request = WhatIfRequest(
      number: whatIf.requests, solved: record.request, meanFID: plan.meanFID, changes: missing)
    whatIf.awaited = request
    return [.whatIf(request)]
  }

  /// Takes what has been found, unless an edit has overtaken it.
  mutating func accept(_ record: WhatIfRecord) {
    guard record.request.number == whatIf.awaited?.number else { return }
    for report in record.reports { whatIf.known[report.change] = report }
    if record.reports.count == record.request.changes.count { whatIf.awaited = nil }
  }

  private mutating func stopWhatIf() -> [Effect] {
    guard whatIf.awaited != nil else { return [] }
    whatIf.awaited = nil
    return [.cancel(.whatIf)]
  }

  /// The changes whose values have a place on screen, the row under the cursor first.
  private func wantedChanges(isSlow: Bool) -> [WhatIfChange] {
    switch view {
    case .model: return [.perBatch, .perTask]
    case .main:
      guard !rows.isEmpty else { return WhatIfChange.common }
      let layout = mainLayout
      let onScreen = rows.dropFirst(scroll).prefix(layout.rows.height)
      let others =
        isSlow || layout.columns.rect(.whatIf, in: layout.header) == nil ? [] : onScreen
      return WhatIfChange.common + [.deadline(cursor.device)]
        + others.filter { $0 != cursor.device }.map { .deadline($0) }
    default: return []
    }
  }

  /// What is known of a change of the scenario as it is; nil while another plan is on screen.
  func whatIfAnswer(_ change: WhatIfChange) -> WhatIfState.Answer? {
    guard let record, whatIf.solved == requests, iteration == record.last else { return nil }
    return whatIf.answer(change)
  }
}

extension Field {
  /// The change that is asked about beside this field, with what it is called.
  var whatIf: (change: WhatIfChange, title: String)? {
    switch self {
    case .bandwidth: (.bandwidth, "+10%")
    case .perTask: (.perTask, "-10%")
    case .perBatch: (.perBatch, "-10%")
    case .deadline(let k): (.deadline(k), "+1 s")
    default: nil
    }
  }
}

extension WhatIfState.Answer {
  /// The difference in at most six cells: dots while it is worked out, a dash outside the limits.
  var text: String {
    switch self {
    case .pending: "…"
    case .known(nil): "–"
    case .known(let difference?): NumberText.difference(difference)
    }
  }

  /// Good where the mean FID falls.
  var role: Role {
    guard case .known(let difference?) = self, difference != 0 else { return .muted }
    return difference < 0 ? .good : .warning
  }
}
