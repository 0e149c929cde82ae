/// The services still in the game, tightest first: ascending (r_k, k).
///
/// All remaining delays shrink together, so the order hardly ever changes. Only where rounding makes
/// two of them equal may an index have to move up; `elapse` sees to that.
struct ActiveServices: Sendable {
  /// Indices k, ascending by (remaining[k], k).
  private(set) var order: [Int] = []
  /// Remaining delay r_k in seconds of every service, active or not.
  private(set) var remaining: [Double] = []

  /// Starts over with all services and r_k = τ'_k.
  mutating func restart(_ budgets: [Double]) {
    remaining = budgets
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: budgets.indices)
    order.sort { (remaining[$0], $0) < (remaining[$1], $1) }
  }

  var count: Int { order.count }
  var isEmpty: Bool { order.isEmpty }

  /// Takes out the `count` tightest.
  mutating func dropFirst(_ count: Int) { order.removeFirst(count) }

  /// Takes out all that satisfy the condition.
  mutating func drop(where condition: (Int) -> Bool) { order.removeAll(where: condition) }

  /// Lets `seconds` pass for every active service, equation (15).
  mutating func elapse(_ seconds: Double) {
    for position in order.indices {
      let k = order[position]
      remaining[k] -= seconds
      var slot = position
      while slot > 0, (remaining[k], k) < (remaining[order[slot - 1]], order[slot - 1]) {
        order.swapAt(slot, slot - 1)
        slot -= 1
      }
    }
  }
}
