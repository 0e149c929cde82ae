import BatchModel

/// Greedy and fixed-size batching: a batch of the tightest active services, at most `limit` of them.
///
/// If the tightest cannot finish a batch of that many, it leaves and the batch is formed anew from
/// those left, so that the next one moves up while there is one.
/// - Complexity: O(K) a batch.
public struct TightestFirst: BatchStepper {
  /// steps[k] = T_k so far.
  public private(set) var steps: [Int] = []
  /// Seconds since the start.
  public private(set) var clock = 0.0
  /// Seconds of the last batch.
  public private(set) var duration = 0.0
  /// The services of the last batch, tightest first.
  public private(set) var members: [Int] = []
  /// The services that left in the last step.
  public private(set) var dropped: [Int] = []

  private let delay: DelayModel
  private let limit: Int
  private var active = ActiveServices()
  private var cancellation: Cancellation?

  /// Greedy batching of `count` services: all active ones, always.
  public static func greedy(delay: DelayModel, count: Int) -> TightestFirst {
    TightestFirst(delay: delay, limit: count)
  }

  /// Fixed-size batching of `count` services: ⌊K/2⌋, with K all services of the scenario.
  public static func fixedSize(delay: DelayModel, count: Int) -> TightestFirst {
    TightestFirst(delay: delay, limit: max(1, count / 2))
  }

  private init(delay: DelayModel, limit: Int) {
    self.delay = delay
    self.limit = limit
  }

  /// Starts over for budgets τ'[k] in seconds, finite; false when cancelled.
  public mutating func restart(_ budgets: [Double], cancellation: Cancellation?) -> Bool {
    steps = Array(repeating: 0, count: budgets.count)
    clock = 0
    self.cancellation = cancellation
    return active.restart(budgets, cancellation)
  }

  /// Runs the next batch; false when nobody is left, or when cancelled.
  public mutating func advance() -> Bool {
    let count = active.count
    var leaving = 0
    while leaving < count,
      active.remaining[active.order[leaving]] + epsilon
        < delay.duration(min(limit, count - leaving))
    {
      leaving += 1
    }
    dropped.removeAll(keepingCapacity: true)
    dropped.append(contentsOf: active.order.prefix(leaving))
    active.dropFirst(leaving)
    guard !active.isEmpty else { return false }

    members.removeAll(keepingCapacity: true)
    members.append(contentsOf: active.order.prefix(limit))
    let isCounted = cancellation.inPortions(members.indices) {
      for i in $0 { steps[members[i]] += 1 }
    }
    duration = delay.duration(members.count)
    clock += duration
    return isCounted && active.elapse(duration, cancellation)
  }
}
