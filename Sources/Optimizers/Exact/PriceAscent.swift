/// Better prices for a box: subgradient ascent with Polyak's step, <doc:ExactScheduling>.
struct PriceAscent {
  /// What a level of the path was over the last rounds: mean and spread.
  private var (sum, squares, weight): ([Double], [Double], Double)
  private var memory: [Double]
  private var excess: [Double]

  /// A round's part in what is remembered, and the last direction's in the next.
  private static let (decay, momentum) = (0.97, 0.5)
  /// Rounds without improvement before the step is shortened.
  private static let patience = 20

  init(levels: Int) {
    sum = Array(repeating: 0, count: levels + 1)
    squares = sum
    (memory, excess, weight) = (sum, sum, 0)
  }

  /// Improves prices and bound of a box, and says where to split it; false when cancelled.
  ///
  /// `target`: a sum of FID that can be had. The bound need not come above it.
  mutating func run(
    _ box: inout LoadBox, _ paths: inout LoadPaths, target: Double, rounds: Int,
    cancellation: Cancellation?
  ) -> Bool {
    var trial = box
    var (value, best, scale, idle) = (0.0, -Double.infinity, 1.0, 0)
    for i in memory.indices { (sum[i], squares[i], memory[i]) = (0, 0, 0) }
    weight = 0
    for _ in 0..<rounds {
      guard let found = paths.minimum(trial, cancellation: cancellation) else { return false }
      value = found
      if value > best {
        if value > best + 1e-4 * abs(best) || best == -.infinity { idle = 0 }
        (best, box.prices) = (value, trial.prices)
      } else {
        idle += 1
      }
      if best >= target { break }
      remember(paths.loads)
      if idle > Self.patience {
        (scale, idle, trial.prices) = (scale * 0.7, 0, box.prices)
        continue
      }
      measure(paths)
      var norm = 0.0
      for m in 1..<memory.count {
        memory[m] = excess[m] + Self.momentum * memory[m]
        norm += memory[m] * memory[m]
      }
      guard norm > 0 else { break }
      let length = scale * max(target - value, 1e-3 * abs(target)) / norm
      for m in 1..<memory.count { trial.prices[m] += length * memory[m] }
      Self.settle(&trial.prices)
    }
    box.bound = max(box.bound, best)
    if best < target { box.split = split(box, paths) }
    return true
  }

  /// excess[m]: places bought in batch m, less those sold.
  private mutating func measure(_ paths: LoadPaths) {
    for m in excess.indices { excess[m] = 0 }
    for j in paths.steps.indices where paths.steps[j] > 0 {
      excess[paths.ends[j] - paths.steps[j] + 1] += 1
      if paths.ends[j] < paths.levels { excess[paths.ends[j] + 1] -= 1 }
    }
    var bought = 0.0
    for m in 1...paths.levels {
      bought += excess[m]
      excess[m] = bought - Double(paths.loads[m] - paths.loads[m - 1])
    }
  }

  private mutating func remember(_ loads: [Int]) {
    weight = weight * Self.decay + 1
    for m in loads.indices {
      let load = Double(loads[m])
      sum[m] = sum[m] * Self.decay + load
      squares[m] = squares[m] * Self.decay + load * load
    }
  }

  /// Outages first, then the level whose spread weighs most at the prices.
  private func split(_ box: LoadBox, _ paths: LoadPaths) -> LoadBox.Split? {
    if box.outages.count > 1 {
      let outages = paths.steps.count { $0 == 0 }
      return .outages(min(max(outages, box.outages.lowerBound), box.outages.upperBound - 1))
    }
    var found: (level: Int, score: Double)?
    for m in 1...paths.levels where box.low[m] < box.high[m] {
      let mean = sum[m] / weight
      let spread = max(0, squares[m] / weight - mean * mean).squareRoot()
      let drop = box.prices[m] - (m < paths.levels ? box.prices[m + 1] : 0)
      if drop * spread > found?.score ?? -1 { found = (m, drop * spread) }
    }
    return found.map {
      let mean = Int(sum[$0.level] / weight)
      return .load(
        level: $0.level, min(max(mean, box.low[$0.level]), box.high[$0.level] - 1))
    }
  }

  /// The nearest prices that never rise, and are not negative: runs that rise become their mean.
  static func settle(_ prices: inout [Double]) {
    var runs: [(value: Double, length: Int)] = []
    for price in prices.dropFirst() {
      var run = (value: price, length: 1)
      while let last = runs.last, last.value < run.value {
        let length = last.length + run.length
        run.value =
          (last.value * Double(last.length) + run.value * Double(run.length)) / Double(length)
        run.length = length
        runs.removeLast()
      }
      runs.append(run)
    }
    var m = 1
    for run in runs {
      for _ in 0..<run.length {
        prices[m] = max(0, run.value)
        m += 1
      }
    }
  }
}
