import BatchModel
import TextCanvas

/// What the last edit did: the plan before it, and what became of it once it was solved again.
public struct Change: Sendable, Equatable {
  /// A plan after the edit beside the one before it.
  struct Outcome: Sendable, Equatable {
    /// The iteration that found the plan.
    var iteration: Int
    var meanFID: Double
    /// Services with other steps than before.
    var changedServices: Int
  }

  /// What was edited, from what to what.
  public let title: String
  /// The plan before the edit, shown as a ghost until the next key.
  public let before: Plan?
  /// Whether the ghost is shown.
  public var showsGhost = true
  /// What the newest plan after the edit brought, nil until there is one.
  private(set) var outcome: Outcome?

  /// A change that has not been solved yet.
  public init(title: String, before: Plan?) {
    self.title = title
    self.before = before
  }

  /// Takes the newest plan after the edit: once for each, since it takes O(services).
  mutating func compare(with after: Plan, foundAt iteration: Int) {
    guard let before, outcome?.iteration != iteration else { return }
    outcome = Outcome(
      iteration: iteration, meanFID: after.meanFID,
      changedServices: Self.changedServices(before, after))
  }

  /// The line that tells the change, complete once there is an outcome.
  public func summary(isFinal: Bool) -> String {
    guard let before, let outcome else { return title }
    let low = NumberText.fixed(before.meanFID, decimals: 3)
    let high = NumberText.fixed(outcome.meanFID, decimals: 3)
    var text = "\(title): mean FID \(low) → \(high)"
    if before.meanFID > 0 {
      let percent = (outcome.meanFID / before.meanFID - 1) * 100
      text += " (\(percent > 0 ? "+" : "")\(NumberText.fixed(percent, decimals: 2)) %)"
    }
    let changed = outcome.changedServices
    text += ", steps of \(changed) service\(changed == 1 ? "" : "s") changed"
    return isFinal ? text : text + " …"
  }

  /// T_k after minus T_k before, nil where there is nothing to compare.
  public func stepDifference(_ k: Int, after: Plan) -> Int? {
    guard showsGhost, let before, before.services.count == after.services.count else { return nil }
    return after.services[k].steps - before.services[k].steps
  }

  /// Services with other steps than before; where some came or went, those that stayed.
  static func changedServices(_ before: Plan, _ after: Plan) -> Int {
    let (old, new) = (before.services, after.services)
    if old.count == new.count { return zip(old, new).count { $0.steps != $1.steps } }
    // Names are looked up between the first and the last device that came or went alone.
    let most = min(old.count, new.count)
    let head = (0..<most).first { old[$0].name != new[$0].name } ?? most
    let tail =
      (0..<most - head).first { old[old.count - 1 - $0].name != new[new.count - 1 - $0].name }
      ?? most - head
    let steps = Dictionary(
      old[head..<old.count - tail].map { ($0.name, $0.steps) },
      uniquingKeysWith: { first, _ in first })
    let changed = new[head..<new.count - tail].count { service in
      steps[service.name].map { $0 != service.steps } ?? false
    }
    return changed + zip(old.prefix(head), new).count { $0.steps != $1.steps }
      + zip(old.suffix(tail), new.suffix(tail)).count { $0.steps != $1.steps }
  }
}
