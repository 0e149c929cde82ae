import BatchModel

/// No batching: the services run one after another, tightest first, each as long as it can.
///
/// - Complexity: O(1) a batch.
public struct SingleInstance: BatchStepper {
  /// steps[k] = T_k so far.
  public private(set) var steps: [Int] = []
  /// Seconds since the start.
  public private(set) var clock = 0.0
  /// The service of the last batch.
  public private(set) var members: [Int] = []
  /// The services whose time was up in the last step.
  public private(set) var dropped: [Int] = []

  private let delay: DelayModel
  private var budgets: [Double] = []
  private var order: [Int] = []
  private var turn = 0
  private var sorting = RadixSort()
  private var cancellation: Cancellation?

  /// Single instances with that delay; `restart` gives them budgets.
  public init(delay: DelayModel) { self.delay = delay }

  /// Seconds of a batch, g(1).
  public var duration: Double { delay.single }

  /// Starts over for budgets τ'[k] in seconds, finite; false when cancelled.
  public mutating func restart(_ budgets: [Double], cancellation: Cancellation?) -> Bool {
    self.budgets = budgets
    steps = Array(repeating: 0, count: budgets.count)
    clock = 0
    turn = 0
    self.cancellation = cancellation
    let sorted = sorting.order(of: budgets, cancellation)
    order = sorted ?? []
    return sorted != nil
  }

  /// Runs the next batch; false when nobody is left, or when cancelled.
  public mutating func advance() -> Bool {
    dropped.removeAll(keepingCapacity: true)
    while turn < order.count {
      let k = order[turn]
      if clock + delay.single <= budgets[k] + epsilon {
        members.removeAll(keepingCapacity: true)
        members.append(k)
        steps[k] += 1
        clock += delay.single
        return true
      }
      dropped.append(k)
      turn += 1
      // Nobody may have the time for a step.
      if turn & 4095 == 0, cancellation.isCancelled { return false }
    }
    return false
  }
}
