import BatchModel
import Optimizers

extension DashboardState {
  /// The scheme that the main view's own is compared with there: joint, and proposed where that is
  /// the main view's; nil while nothing is compared.
  var counterpart: Scheme? {
    guard showsJointChanges, view == .main else { return nil }
    return method.scheme == .joint ? .proposed : .joint
  }

  /// The counterpart's plan for the same scenario as the shown one, nil while there is none.
  var counterpartPlan: Plan? {
    guard let counterpart, isCompared(counterpart), shown?.request == requests else { return nil }
    return compare.entries[counterpart]?.plan
  }

  /// Steps that joint gives service `k` more than the other scheme does.
  ///
  /// Nil where nothing is compared.
  func jointStepChange(_ k: Int) -> Int? {
    guard let other = counterpartPlan, let plan = alignedPlan?.plan,
      plan.services.count == other.services.count
    else { return nil }
    let more = plan.services[k].steps - other.services[k].steps
    return counterpart == .joint ? -more : more
  }

  /// By which part joint has a lower mean FID than the other scheme, and which one that is.
  var jointGain: (share: Double, scheme: String)? {
    guard let other = counterpartPlan, let plan = shown?.plan else { return nil }
    let (joint, without, name) =
      counterpart == .joint
      ? (other, plan, method.shortTitle) : (plan, other, Scheme.proposed.rawValue)
    guard without.meanFID > 0 else { return nil }
    return (1 - joint.meanFID / without.meanFID, name)
  }

  /// The plan whose deliveries are marked beside those of the shown one: the one before the last
  /// edit, until the next key, or else the counterpart's.
  var ghostPlan: Plan? {
    if let change, change.showsGhost { return change.before }
    return counterpartPlan
  }
}
