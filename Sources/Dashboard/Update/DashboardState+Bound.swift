import BatchModel
import Optimizers

extension DashboardState {
  /// Asks for the bound of the scenario as it is once a joint plan of it is there.
  ///
  /// What an edit has made useless is stopped.
  mutating func followBound() -> [Effect] {
    guard let scenario = document?.scenario else { return [] }
    if bound.awaited?.scenario == scenario { return [] }
    if let record = bound.record, record.isFinal, record.request.scenario == scenario {
      return stopBounding()
    }
    guard let plan = jointPlan else { return stopBounding() }
    bound.requests += 1
    let request = BoundRequest(
      number: bound.requests, scenario: scenario, plan: plan, effort: effort)
    bound.awaited = request
    return [.bound(request)]
  }

  /// Takes what is known, unless an edit has overtaken it.
  mutating func accept(_ record: BoundRecord) {
    guard record.request.number == bound.awaited?.number else { return }
    bound.record = record
    if record.isFinal { bound.awaited = nil }
  }

  private mutating func stopBounding() -> [Effect] {
    guard bound.awaited != nil else { return [] }
    bound.awaited = nil
    return [.cancel(.bound)]
  }

  /// The joint scheme's plan for the scenario as it is, nil while there is none.
  var jointPlan: Plan? {
    if isCompared(.joint) { return compare.entries[.joint]?.plan }
    guard method.scheme == .joint, !isSolving, record?.request.number == requests,
      record?.stopped != .cancelled
    else { return nil }
    return record?.improvements.last?.plan
  }

  /// What no plan for the scenario as it is can be below, nil where that is not known.
  var jointBound: Double? {
    guard let record = bound.record, record.request.scenario == document?.scenario else {
      return nil
    }
    return record.bound
  }

  /// A bound for the shown plan: that of its own bandwidth where it has one, else that for all.
  var shownBound: Plan.Bound? {
    guard let shown, shown.request == requests else { return nil }
    return shown.plan.bound ?? jointBound.map { Plan.Bound($0, for: .joint) }
  }
}

extension Plan {
  /// How much lower the mean FID could be at most, given a bound.
  func gap(to bound: Double?) -> Double? {
    guard let bound else { return nil }
    var plan = self
    plan.bound = Bound(bound, for: .joint)
    return plan.gap
  }
}
