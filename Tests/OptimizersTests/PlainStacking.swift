import BatchModel

/// STACKING as its rules read, line by line and without any shortcut: the oracle of the fast one.
struct PlainStacking {
  var delay: DelayModel
  /// Q(t) at index t.
  var fid: [Double]

  struct Result: Equatable {
    var meanFID: Double
    var targetSteps: Int
    var steps: [Int]
    var batches: [[Int]]
  }

  static let epsilon = 1e-9

  /// Algorithm 1: every T* from 1 to T*max, kept when lower by more than 1e-12.
  func solve(_ budgets: [Double]) -> Result { scan(budgets).best }

  /// The run of every T* in order, with whether it was kept, and the last kept.
  func scan(_ budgets: [Double]) -> (runs: [(result: Result, improved: Bool)], best: Result) {
    let budgets = budgets.map { $0.isFinite ? $0 : -1 }
    var best = Result(meanFID: .infinity, targetSteps: 0, steps: [], batches: [])
    var runs: [(result: Result, improved: Bool)] = []
    for target in 1...max(1, budgets.map(stepsAlone).max() ?? 1) {
      let result = run(budgets, target: target)
      let improved = result.meanFID < best.meanFID - 1e-12
      if improved { best = result }
      runs.append((result, improved))
    }
    return (runs, best)
  }

  /// T^e for a remaining delay.
  func stepsAlone(_ remaining: Double) -> Int {
    Int(((remaining + Self.epsilon) / (delay.a + delay.b)).rounded(.down))
  }

  /// The rules 1 to 6 for one T*.
  func run(_ budgets: [Double], target: Int) -> Result {
    let (a, b, epsilon) = (delay.a, delay.b, Self.epsilon)
    var remaining = budgets
    var steps = budgets.map { _ in 0 }
    var active = Array(budgets.indices)
    var batches: [[Int]] = []

    while true {
      // 2. Drop.
      active.removeAll { remaining[$0] + epsilon < a + b }
      if active.isEmpty { break }

      // 3. Cluster.
      var alone = steps
      var reach = steps
      for k in active {
        alone[k] = stepsAlone(remaining[k])
        reach[k] = steps[k] + alone[k]
      }
      let order = active.sorted {
        (reach[$0], remaining[$0], $0) < (reach[$1], remaining[$1], $1)
      }
      let cluster = order.filter { reach[$0] <= target }

      // 4. Pack.
      let tightest = cluster.map { remaining[$0] }.min()
      let most = cluster.map { alone[$0] }.max()
      var size: Int
      if let tightest, let most {
        let fitting = ((tightest - b * Double(most)) / (a * Double(most)) + epsilon).rounded(.down)
        size = max(cluster.count, whole(fitting, atMost: order.count))
      } else {
        let least = Double(reach[order[0]])
        let share = ((a + b) * least - b * Double(target)) / (a * Double(target))
        size = whole((share + epsilon).rounded(.down), atMost: order.count)
      }
      size = max(1, size)

      // 5. Batch.
      var batch = order.prefix(size).sorted { (remaining[$0], $0) < (remaining[$1], $1) }
      while let first = batch.first, remaining[first] + epsilon < delay.duration(batch.count) {
        batch.removeFirst()
        active.removeAll { $0 == first }
      }
      if batch.isEmpty { continue }

      // 6. Run.
      let duration = delay.duration(batch.count)
      for k in batch { steps[k] += 1 }
      for k in active { remaining[k] -= duration }
      active.removeAll { remaining[$0] < -epsilon }
      batches.append(batch.sorted())
    }
    let sum = steps.reduce(0) { $0 + fid[$1] }
    return Result(
      meanFID: sum / Double(steps.count), targetSteps: target, steps: steps, batches: batches)
  }

  /// The number as an Int, in 1…most; what is no number counts as 1.
  private func whole(_ value: Double, atMost most: Int) -> Int {
    value >= Double(most) ? most : value >= 1 ? Int(value) : 1
  }
}
