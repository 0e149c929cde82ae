import BatchModel
import TextCanvas

/// What the last edit did: the plan before it, and the one after it once it is final.
public struct Change: Sendable, Equatable {
  /// What was edited, from what to what.
  public var title: String
  /// The plan before the edit, shown as a ghost until the next key.
  public var before: Plan?
  /// Whether the ghost is shown.
  public var showsGhost = true

  /// The line that tells the change, complete once `after` is given.
  public func summary(after: Plan?, isFinal: Bool) -> String {
    guard let before, let after else { return title }
    let low = NumberText.fixed(before.meanFID, decimals: 3)
    let high = NumberText.fixed(after.meanFID, decimals: 3)
    var text = "\(title): mean FID \(low) → \(high)"
    if before.meanFID > 0 {
      let percent = (after.meanFID / before.meanFID - 1) * 100
      text += " (\(percent > 0 ? "+" : "")\(NumberText.fixed(percent, decimals: 2)) %)"
    }
    let changed = Self.changedServices(before, after)
    text += ", steps of \(changed) service\(changed == 1 ? "" : "s") changed"
    return isFinal ? text : text + " …"
  }

  /// T_k after minus T_k before, nil where there is nothing to compare.
  public func stepDifference(_ k: Int, after: Plan) -> Int? {
    guard showsGhost, let before, before.services.count == after.services.count else { return nil }
    return after.services[k].steps - before.services[k].steps
  }

  /// Services with other steps than before; where some came or went, those that stayed.
  private static func changedServices(_ before: Plan, _ after: Plan) -> Int {
    if before.services.count == after.services.count {
      return zip(before.services, after.services).count { $0.steps != $1.steps }
    }
    let steps = Dictionary(
      before.services.map { ($0.name, $0.steps) }, uniquingKeysWith: { first, _ in first })
    return after.services.count { service in
      steps[service.name].map { $0 != service.steps } ?? false
    }
  }
}
