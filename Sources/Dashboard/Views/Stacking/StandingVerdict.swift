import BatchModel
import Optimizers
import TextCanvas

/// What a turn does to a service.
enum StandingVerdict: Equatable {
  /// It is in the batch.
  case packed
  /// It is active, and not in the batch.
  case waits
  /// It leaves in this turn, with so many steps.
  case leaves(StackingStep.Drop)
  /// It left before.
  case left(StackingRecord.Departure)

  init(_ record: StackingRecord, _ row: StackingRecord.Row, turn: Int) {
    let step = record.turns[turn]
    switch row {
    case .active(let standing):
      if let drop = step.dropped.first(where: { $0.k == standing.k }) {
        self = .leaves(drop)
      } else {
        self = step.batch.map { Self.contains($0.services, standing.k) } == true ? .packed : .waits
      }
    case .left(let departure):
      self = departure.turn == turn ? .leaves(departure.drop) : .left(departure)
    }
  }

  /// The role of the word.
  var role: Role {
    switch self {
    case .packed: .generation
    case .waits: .muted
    case .leaves(let drop): drop.steps == 0 ? .outage : .warning
    case .left(let departure): departure.drop.steps == 0 ? .outage : .muted
    }
  }

  /// The words that fit.
  func text(width: Int) -> String {
    switch self {
    case .packed: return "packed"
    case .waits: return "waits"
    case .leaves(let drop):
      let left = NumberText.fixed(drop.remaining, decimals: 3)
      let long = "leaves: \(left) < \(BatchExplanation.need(drop.reason))"
      return long.count <= width ? long : "leaves"
    case .left(let departure):
      if departure.drop.steps == 0 { return "outage" }
      let long = "left in turn \(departure.turn + 1)"
      return long.count <= width ? long : "left \(departure.turn + 1)"
    }
  }

  /// Whether ascending indices hold one.
  private static func contains(_ services: [Int], _ k: Int) -> Bool {
    var low = 0
    var high = services.count
    while low < high {
      let middle = (low + high) / 2
      if services[middle] < k { low = middle + 1 } else { high = middle }
    }
    return low < services.count && services[low] == k
  }
}
