import BatchModel
import Optimizers

extension DashboardState {
  /// Whether a scheme is solved for the scenario as it is.
  func isCompared(_ scheme: Scheme) -> Bool {
    guard let entry = compare.entries[scheme] else { return false }
    return entry.scenario == document?.scenario
  }

  /// Whether the main view's solver is at this scheme, so that nobody else need solve it.
  func isSolvedByMain(_ scheme: Scheme) -> Bool {
    method.scheme == scheme && !method.isPolished && isSolving
  }

  /// Asks for what the compare view lacks while it is shown, and the main view's counterpart.
  ///
  /// What is in work elsewhere goes on, until an edit makes it useless.
  mutating func followCompare() -> [Effect] {
    guard let scenario = document?.scenario else { return [] }
    let isCurrent = compare.awaited?.scenario == scenario
    let wanted = view == .compare ? compare.shown : counterpart.map { [$0] } ?? []
    guard !wanted.isEmpty else { return isCurrent ? [] : stopComparing() }
    adoptMainPlan(scenario)
    let missing = wanted.filter { !isCompared($0) && !isSolvedByMain($0) }
    if isCurrent, let awaited = compare.awaited, missing.allSatisfy(awaited.schemes.contains) {
      return []
    }
    guard !missing.isEmpty else { return isCurrent && view != .compare ? [] : stopComparing() }
    compare.requests += 1
    let request = CompareRequest(
      number: compare.requests, scenario: scenario, schemes: missing, effort: effort)
    compare.awaited = request
    compare.progress = nil
    return [.compare(request)]
  }

  /// Takes what has been solved, unless an edit has overtaken it.
  mutating func accept(_ record: CompareRecord) {
    guard record.request.number == compare.awaited?.number else { return }
    for entry in record.finished { compare.entries[entry.scheme] = entry }
    compare.progress = record.progress
    if record.isComplete { compare.awaited = nil }
  }

  private mutating func stopComparing() -> [Effect] {
    guard compare.awaited != nil else { return [] }
    compare.awaited = nil
    compare.progress = nil
    return [.cancel(.compare)]
  }

  /// The plan the main view has solved already is not solved again.
  private mutating func adoptMainPlan(_ scenario: Scenario) {
    guard let record, record.request.number == requests, let stopped = record.stopped,
      stopped != .cancelled, !record.request.method.isPolished,
      let scheme = record.request.method.scheme, !isCompared(scheme),
      let plan = record.improvements.last?.plan
    else { return }
    compare.entries[scheme] = CompareEntry(
      scheme: scheme, scenario: scenario, plan: plan, elapsed: record.elapsed)
  }
}
