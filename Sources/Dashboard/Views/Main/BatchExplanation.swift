import BatchModel
import Optimizers
import TextCanvas

/// A turn of STACKING in words and numbers.
struct BatchExplanation {
  /// The lines, each with its role.
  let lines: [(text: String, role: Role)]

  /// Explains a turn; without one there is nothing to say.
  init(turn: StackingStep?, delay: DelayModel, name: (Int) -> String) {
    guard let turn, let packing = turn.packing else {
      lines = []
      return
    }
    var lines: [(String, Role)] = []
    switch packing.rule {
    case .cluster:
      let members = Self.list(turn.services.prefix(turn.clusterSize)) { name($0.k) }
      lines.append(("tight cluster F (T' ≤ \(turn.targetSteps)): \(members)", .cluster))
    case .open:
      lines.append(("F is empty: every T' > T* = \(turn.targetSteps)", .cluster))
    }
    let rule = Self.rule(turn, packing, delay, decimals: 2)
    lines.append(("\(rule)  (\(Self.equation(packing.rule)))", .text))
    for drop in turn.dropped.prefix(Self.mostNames) {
      let left = NumberText.fixed(drop.remaining, decimals: 2)
      let reason = "less than \(Self.need(drop.reason))"
      lines.append(
        ("\(name(drop.k)) leaves with \(drop.steps) steps: \(left) s left, \(reason)", .warning))
    }
    self.lines = lines
  }

  /// What a service would have needed to stay.
  static func need(_ reason: StackingStep.Reason) -> String {
    switch reason {
    case .noTimeAlone: "g(1)"
    case .noTimeInBatch(let size): "g(\(size))"
    }
  }

  /// The rule that set the size with its numbers put in; remaining times with so many decimals.
  static func rule(
    _ turn: StackingStep, _ packing: StackingStep.Packing, _ delay: DelayModel, decimals: Int
  ) -> String {
    let (a, b) = (DecimalText.text(delay.a), DecimalText.text(delay.b))
    let target = turn.targetSteps
    switch packing.rule {
    case .cluster(let tightest, let possible, let value):
      let left = NumberText.fixed(tightest, decimals: decimals)
      return "X = max(\(turn.clusterSize), min(\(packing.active), ⌊(\(left) − \(b)·\(possible))"
        + " / (\(a)·\(possible))⌋ = \(whole(value)))) = \(packing.size)"
    case .open(let ideal, let value):
      let single = DecimalText.text(delay.single)
      return "X = min(\(packing.active), ⌊(\(single)·\(ideal) − \(b)·\(target))"
        + " / (\(a)·\(target))⌋ = \(whole(value))) = \(packing.size)"
    }
  }

  /// The number of the rule's equation in the paper.
  static func equation(_ rule: StackingStep.Rule) -> Int {
    switch rule {
    case .cluster: 19
    case .open: 20
    }
  }

  /// Names in a row, not more than anybody reads.
  static func list<Members: Collection>(
    _ members: Members, name: (Members.Element) -> String
  ) -> String {
    let text = members.prefix(mostNames).map(name).joined(separator: " ")
    return members.count > mostNames ? text + " and \(members.count - mostNames) more" : text
  }

  private static let mostNames = 40

  private static func whole(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }
}
