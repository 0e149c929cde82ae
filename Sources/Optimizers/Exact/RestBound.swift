import BatchModel

/// What the first j services, the tightest, must still cost: tables for <doc:ExactScheduling>.
///
/// Entry (j, P, U): the first j services share at most P tasks, each at most U. Two bounds: one
/// without what later services take in early batches, one that prices it with multipliers.
struct RestBound: Sendable {
  private let plain: [Double]
  private let priced: [Double]
  private let tasks: Int
  private let longest: Int
  /// pull[i·(K+1) + j]: what a batch before the start of service i is worth for the first j services.
  private let pull: [Double]
  private let count: Int

  /// Entries a table may have.
  private static let sizeLimit = 6_000_000

  /// Whether the tables for that problem are small enough to be kept.
  static func isAffordable(_ problem: ServedServices) -> Bool {
    let rows = (problem.count + 1) * (problem.mostTasks + 1)
    return problem.count <= 512 && problem.longest <= 10_000 && rows <= sizeLimit
      && rows * (problem.longest + 1) <= sizeLimit
  }

  /// The tables; nil when cancelled.
  init?(
    _ problem: ServedServices, _ multipliers: ScheduleMultipliers, cancellation: Cancellation?
  ) {
    let count = problem.count
    self.count = count
    (tasks, longest) = (problem.mostTasks, problem.longest)
    let row = longest + 1
    let layer = (tasks + 1) * row
    // Large: filled piece by piece.
    var plain = [Double]()
    var priced = plain
    plain.reserveCapacity((count + 1) * layer)
    priced.reserveCapacity((count + 1) * layer)
    for j in 0...count {
      if cancellation?.isCancelled == true { return nil }
      plain.append(contentsOf: repeatElement(.infinity, count: layer))
      priced.append(contentsOf: repeatElement(.infinity, count: layer))
      if j == 0 {
        for u in 0...longest { (plain[u], priced[u]) = (0, 0) }
        continue
      }
      let (price, batch) = (multipliers.stepPrice(j - 1), multipliers.batchPrice(j - 1))
      for p in j...max(tasks, j) where p <= tasks {
        if p % 64 == 0, cancellation?.isCancelled == true { return nil }
        let most = min(p, problem.batches(j - 1, tasks: p, limit: longest))
        var (best, bestPriced) = (Double.infinity, Double.infinity)
        for t in 0...longest {
          if t >= 1, t <= most {
            let before = (j - 1) * layer + (p - t) * row + t
            best = min(best, plain[before] + problem.fid[t])
            bestPriced = min(
              bestPriced,
              priced[before] + problem.fid[t] + price * Double(t)
                + batch * Double(batch >= 0 ? t : most))
          }
          plain[j * layer + p * row + t] = best
          priced[j * layer + p * row + t] = bestPriced
        }
      }
    }
    // Levels from j on count every task of the first j services; that part is settled by P.
    var settled = 0.0
    var constants = [Double](repeating: 0, count: count + 1)
    for j in 0..<count {
      constants[j + 1] =
        constants[j] + multipliers.budget[j] * (problem.budgets[j] + epsilon)
    }
    for j in (0...count).reversed() {
      if j < count { settled += problem.delay.a * multipliers.budget[j] }
      for u in 0...longest {
        if cancellation?.isCancelled == true { return nil }
        var (best, bestPriced) = (Double.infinity, Double.infinity)
        for p in 0...tasks {
          let index = j * layer + p * row + u
          best = min(best, plain[index])
          bestPriced = min(bestPriced, priced[index] - settled * Double(p) - constants[j])
          (plain[index], priced[index]) = (best, bestPriced)
        }
      }
    }
    (self.plain, self.priced) = (plain, priced)
    var pull = [Double](repeating: 0, count: count * (count + 1))
    for i in 0..<count {
      for j in 0..<i {
        pull[i * (count + 1) + j + 1] =
          pull[i * (count + 1) + j]
          + problem.delay.a * multipliers.budget[j] * multipliers.share[i * count + j]
      }
    }
    self.pull = pull
  }

  /// What the first `j` services cost at least with `p` tasks, at most `u` each.
  ///
  /// `starts[offset + i]`, i ≥ j: batches before the first of service i, as decided.
  @inline(__always)
  func value(_ j: Int, tasks p: Int, most u: Int, starts: [UInt16], offset: Int) -> Double {
    let index = (j * (tasks + 1) + p) * (longest + 1) + u
    var priced = priced[index]
    if j > 0 {
      for i in j..<count { priced -= pull[i * (count + 1) + j] * Double(starts[offset + i]) }
    }
    return max(plain[index], priced)
  }
}
