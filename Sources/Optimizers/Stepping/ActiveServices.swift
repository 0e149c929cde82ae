/// The services still in the game, tightest first: ascending (r_k, k).
///
/// All remaining delays shrink together, so the order hardly ever changes. Only where rounding makes
/// two of them equal may an index have to move up; `elapse` sees to that.
struct ActiveServices: Sendable {
  /// Indices k, ascending by (remaining[k], k).
  private(set) var order: [Int] = []
  /// Remaining delay r_k in seconds of every service, active or not.
  private(set) var remaining: [Double] = []

  private var sorting = RadixSort()

  /// Starts over with all services and r_k = τ'_k, finite; false when cancelled, and then nobody is left.
  mutating func restart(_ budgets: [Double], _ cancellation: Cancellation?) -> Bool {
    remaining = budgets
    let sorted = sorting.order(of: budgets, cancellation)
    order = sorted ?? []
    return sorted != nil
  }

  var count: Int { order.count }
  var isEmpty: Bool { order.isEmpty }

  /// Takes out the `count` tightest.
  mutating func dropFirst(_ count: Int) { order.removeFirst(count) }

  /// Takes out all that satisfy the condition.
  mutating func drop(where condition: (Int) -> Bool) { order.removeAll(where: condition) }

  /// Lets `seconds` pass for every active service, equation (15); false when cancelled on the way.
  mutating func elapse(_ seconds: Double, _ cancellation: Cancellation?) -> Bool {
    cancellation.inPortions(order.indices) { portion in
      for position in portion {
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
}
