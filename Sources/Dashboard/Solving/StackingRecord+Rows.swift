import Optimizers

extension StackingRecord {
  /// Where a service stands in a turn.
  public enum Row: Sendable, Equatable {
    /// Still in the game when the batch is packed.
    case active(StackingStep.Standing)
    /// It has left, in this turn or before.
    case left(Departure)

    /// Index of the service.
    public var k: Int {
      switch self {
      case .active(let standing): standing.k
      case .left(let departure): departure.drop.k
      }
    }
  }

  /// A row of the table of a turn, 0..<K: STACKING's order, then those that have left, the last first.
  public func row(_ index: Int, ofTurn turn: Int) -> Row {
    let services = turns[turn].services
    if index < services.count { return .active(services[index]) }
    return .left(departures[departuresBefore[turn] - 1 - (index - services.count)])
  }

  /// The row of service `k` in a turn, nil for a service it does not know.
  ///
  /// - Complexity: O(K).
  public func row(ofService k: Int, inTurn turn: Int) -> Int? {
    let services = turns[turn].services
    if let index = services.firstIndex(where: { $0.k == k }) { return index }
    let before = departures.prefix(departuresBefore[turn])
    return before.lastIndex { $0.drop.k == k }.map { services.count + before.count - 1 - $0 }
  }

  /// The batch of a turn, or the last before it; nil while none has run.
  public func batch(atTurn turn: Int) -> Int? {
    batchesBegun[turn] > 0 ? batchesBegun[turn] - 1 : nil
  }

  /// The turn that ran a batch, nil when there is no such batch.
  public func turn(ofBatch batch: Int) -> Int? {
    batches.indices.contains(batch) ? batchesBegun.firstIndex { $0 == batch + 1 } : nil
  }
}
