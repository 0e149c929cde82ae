import BatchModel
import Optimizers
import TextCanvas

/// A turn of STACKING in words and numbers.
struct BatchExplanation {
  /// The turn of a batch, nil where there is none.
  let turn: StackingStep?
  /// The services in the batch.
  let members: [Int]
  let delay: DelayModel
  let name: (Int) -> String

  /// Lines that fit, each with its role: who is tight, the rule, who leaves, who is in the batch.
  func lines(width: Int, height: Int) -> [(text: String, role: Role)] {
    var list: [Statement] = []
    if let turn, let packing = turn.packing {
      switch packing.rule {
      case .cluster:
        let cluster = turn.services.prefix(turn.clusterSize)
        let names = Self.list(cluster) { name($0.k) }
        let few = Self.list(cluster, most: Self.fewNames) { name($0.k) }
        let condition = "(T' ≤ \(turn.targetSteps))"
        list.append(
          Statement(
            "tight cluster F \(condition): \(names)", "F \(condition): \(names)",
            "F \(condition): \(few)", role: .cluster, importance: 2))
      case .open:
        list.append(
          Statement(
            "F is empty: every T' > T* = \(turn.targetSteps)", role: .cluster, importance: 2))
      }
      let rule = Self.rule(turn, packing, delay, decimals: 2)
      let equation = Self.equation(packing.rule)
      list.append(Statement("\(rule)  (\(equation))", role: .text, importance: 3))
      list += turn.dropped.prefix(Self.mostNames).map(leaving)
    }
    let few = Self.list(members, most: Self.fewNames, name: name)
    list.append(Statement(Self.list(members, name: name), few, role: .muted, importance: 0))
    return Statement.lines(list, width: width, height: height)
  }

  private func leaving(_ drop: StackingStep.Drop) -> Statement {
    let (name, left) = (name(drop.k), NumberText.fixed(drop.remaining, decimals: 2))
    let need = Self.need(drop.reason)
    return Statement(
      "\(name) leaves with \(drop.steps) steps: \(left) s left, less than \(need)",
      "\(name) leaves: \(left) s left < \(need)", role: .warning, importance: 1)
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
    _ members: Members, most: Int = mostNames, name: (Members.Element) -> String
  ) -> String {
    let text = members.prefix(most).map(name).joined(separator: " ")
    return members.count > most ? text + " and \(members.count - most) more" : text
  }

  private static let mostNames = 40
  private static let fewNames = 2

  private static func whole(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }
}
