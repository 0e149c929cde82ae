import BatchModel

/// What STACKING finds for given budgets.
public struct StackingValue: Sendable, Equatable {
  /// Mean of Q(T_k) over all K services, outages included, (P0).
  public var meanFID: Double
  /// The smallest T* that gives it.
  public var targetSteps: Int

  /// Creates a value from its parts.
  public init(meanFID: Double, targetSteps: Int) {
    self.meanFID = meanFID
    self.targetSteps = targetSteps
  }
}

/// STACKING (Algorithm 1) evaluated exactly and fast: the same T*, steps and mean FID, to the bit,
/// as the plain rules give, without listing batches.
///
/// It owns its scratch, so an evaluation allocates nothing once its arrays have grown; use one per
/// thread. The article "Fast STACKING" proves each shortcut.
/// - Complexity: memory O(K + steps). A batch costs O(K); up to 64 services, O(1) while F ≠ ∅ and
///   O(log steps) while F = ∅.
public struct StackingEvaluator: Sendable {
  let delay: DelayModel
  /// a + b, seconds.
  let single: Double
  /// K.
  let count: Int
  let quality: QualityModel
  /// Q(t) at index t, and the smallest of Q(0)…Q(t).
  var fid: [Double] = []
  var lowestFID: [Double] = []
  /// What rounding can add to a mean FID that is summed in another order.
  var meanSlack = 0.0

  // The services that can take a step at all, in ascending (τ', k): position p is service
  // `index[p]` with budget `budget[p]`.
  var budget: [Double] = []
  var index: [Int32] = []
  var sorting = RadixSort()
  /// Bound on how far rounding moves any remaining delay of a run, seconds.
  var drift = 0.0
  /// Whether rounding may merge budgets that differ, and so change the order within a run.
  var mayMerge = false

  /// Mean FID per T*; infinity where it was proven not to matter.
  var values: [Double] = []
  /// Where the search starts: the T* of the lowest value so far, at first of the evaluation before.
  var lastTarget = 1
  /// Whether all larger T*, or all smaller ones, are proven not to matter.
  var moreAreBeaten = false
  var fewerAreBeaten = false
  /// For how many evaluations not to try `windowsAreBeaten` and `startIsBeaten` on a T*.
  var windowPauses: [UInt8] = []
  var startPauses: [UInt8] = []

  /// Steps of the run at hand and of the lowest value, by service.
  var runSteps: [Int32]
  var bestSteps: [Int32]
  var plain = PlainRunScratch()
  var bits: StackingBitRun
  /// Whether `bits` can do this instance.
  var usesBits = false
  var bitSteps = [Int32](repeating: 0, count: StackingBitRun.most)
  /// For each T*, after how many quarters of a batch to look at the bound first.
  var depths: [Int] = []
  /// Evaluations so far, and from which one on the prices of `bits` may be improved again.
  var evaluations = 0
  var nextPrices = 10
  /// The lowest mean FID that prices were found at.
  var lowestPriced = Double.infinity
  /// Units of the sums in `bits`, a power of two.
  var scale = 1.0

  /// Steps T_k, k in 0..<K, of the winning T* of the last evaluation that gave a value.
  public private(set) var steps: [Int]

  /// Prepares evaluations of `count` services.
  ///
  /// `maxSteps` is how far Q is tabulated at first; larger budgets extend the table.
  public init(delay: DelayModel, quality: QualityModel, maxSteps: Int = 0, count: Int) {
    self.delay = delay
    self.quality = quality
    self.count = count
    single = delay.single
    bits = StackingBitRun(delay: delay)
    runSteps = Array(repeating: 0, count: count)
    bestSteps = runSteps
    steps = Array(repeating: 0, count: count)
    tabulate(upTo: maxSteps)
  }

  /// The value of Algorithm 1 for budgets τ'[k] in seconds, k in 0..<K, or nil.
  ///
  /// Nil when the value is proven to be at least `cutoff`, and only then, or when cancelled. A
  /// budget that is not finite counts as −1.
  public mutating func evaluate(
    _ budgets: [Double], below cutoff: Double = .infinity, cancellation: Cancellation? = nil
  ) -> StackingValue? {
    guard let targets = prepare(budgets, cancellation) else { return nil }
    evaluations += 1

    guard let lowest = search(targets, below: cutoff, cancellation) else { return nil }
    if lowest >= cutoff { return nil }
    guard let value = winner(targets, lowest: lowest, cutoff: cutoff, cancellation) else {
      return nil
    }
    if value.meanFID >= cutoff { return nil }
    lastTarget = value.targetSteps
    for k in 0..<count { steps[k] = Int(bestSteps[k]) }
    improvePrices(value.meanFID)
    return value
  }

  /// Takes the budgets of an evaluation; T*max, or nil when cancelled.
  mutating func prepare(_ budgets: [Double], _ cancellation: Cancellation?) -> Int? {
    precondition(budgets.count == count && count > 0, "one budget for each service, at least one")
    guard order(budgets, cancellation) else { return nil }
    let longest = budget.last.map { stepsAlone($0) } ?? 0
    let targets = max(1, longest)
    if longest + 2 >= fid.count { tabulate(upTo: max(longest, 2 * fid.count)) }
    if values.count <= targets {
      values = Array(repeating: .infinity, count: 2 * targets + 1)
      windowPauses = Array(repeating: 0, count: 2 * targets + 1)
      startPauses = Array(repeating: 0, count: 2 * targets + 1)
      depths = Array(repeating: 1, count: 2 * targets + 1)
    }

    usesBits =
      !budget.isEmpty && budget.count <= StackingBitRun.most && !mayMerge
      && longest <= StackingBitRun.longest && delay.a >= 1e-6 * single
    if usesBits { bits.prepare(budget) }
    return targets
  }

  /// Finds better prices at the lowest value so far, not for the first few evaluations and then ever more
  /// seldom: they pay over many.
  private mutating func improvePrices(_ meanFID: Double) {
    guard usesBits, evaluations >= nextPrices, meanFID < lowestPriced else { return }
    lowestPriced = meanFID
    nextPrices = evaluations + max(30, evaluations / 20)
    bits.improvePrices(
      steps: budget.indices.map { Int(bestSteps[Int(index[$0])]) }, sum: limit(meanFID).sum)
  }

  /// T^e for a remaining delay of at least a + b less the tolerance.
  @inline(__always)
  func stepsAlone(_ remaining: Double) -> Int { Int((remaining + epsilon) / single) }

  private mutating func tabulate(upTo limit: Int) {
    fid = quality.tabulated(upTo: limit + 2)
    lowestFID = fid
    for t in 1..<fid.count { lowestFID[t] = min(lowestFID[t], lowestFID[t - 1]) }
    let largest = fid.reduce(0) { max($0, abs($1)) }
    scale = 0x1p40 / max(1, largest.binade)
    bits.tabulate(lowestFID.map { Int64(($0 * scale).rounded(.down)) })
    meanSlack = Double(count + 2) * 0x1p-51 * largest
  }
}
