import BatchModel
import Optimizers
import TextCanvas

/// A turn of STACKING in words and numbers.
struct BatchExplanation {
  /// The lines, each with its role.
  let lines: [(text: String, role: Role)]

  /// Explains a turn; without one there is nothing to say.
  init(turn: StackingStep?, delay: DelayModel, names: [String]) {
    guard let turn, let packing = turn.packing else {
      lines = []
      return
    }
    var lines: [(String, Role)] = []
    let (a, b) = (DecimalText.text(delay.a), DecimalText.text(delay.b))
    let floor = "⌊"
    switch packing.rule {
    case .cluster(let tightest, let possible, let value):
      let members = turn.services.prefix(turn.clusterSize).map { names[$0.k] }
      lines.append(
        (
          "tight cluster F (T' ≤ \(turn.targetSteps)): \(members.joined(separator: " "))",
          .cluster
        ))
      let left = NumberText.fixed(tightest, decimals: 2)
      lines.append(
        (
          "X = max(\(turn.clusterSize), min(\(packing.active), \(floor)(\(left) − \(b)·\(possible))"
            + " / (\(a)·\(possible))⌋ = \(Self.whole(value)))) = \(packing.size)  (19)",
          .text
        ))
    case .open(let ideal, let value):
      lines.append(("F is empty: every T' > T* = \(turn.targetSteps)", .cluster))
      let single = DecimalText.text(delay.single)
      lines.append(
        (
          "X = min(\(packing.active), \(floor)(\(single)·\(ideal) − \(b)·\(turn.targetSteps))"
            + " / (\(a)·\(turn.targetSteps))⌋ = \(Self.whole(value))) = \(packing.size)  (20)",
          .text
        ))
    }
    for drop in turn.dropped {
      let left = NumberText.fixed(drop.remaining, decimals: 2)
      let reason =
        switch drop.reason {
        case .noTimeAlone: "less than g(1)"
        case .noTimeInBatch(let size): "less than g(\(size))"
        }
      lines.append(
        ("\(names[drop.k]) leaves with \(drop.steps) steps: \(left) s left, \(reason)", .warning))
    }
    self.lines = lines
  }

  private static func whole(_ value: Double) -> String { NumberText.fixed(value, decimals: 0) }
}
