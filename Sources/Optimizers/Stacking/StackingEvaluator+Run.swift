extension StackingEvaluator {
  /// A mean FID that is no better than others known, and the sum over the positions for it, in the units of
  /// `bits`, rounded up.
  struct Limit {
    let mean: Double
    let sum: Int64
  }

  /// Mean FID of one T*, or infinity when it is proven to be at least the limit or cancelled.
  ///
  /// The steps are in `runSteps` when the result is finite.
  mutating func run(
    _ target: Int, below limit: Limit, _ cancellation: Cancellation?
  ) -> Double {
    if usesBits {
      switch bits.run(target, below: limit.sum, depth: &depths[target], steps: &bitSteps) {
      case .finished:
        for k in 0..<count { runSteps[k] = 0 }
        for p in budget.indices { runSteps[Int(index[p])] = bitSteps[p] }
        return meanOfRun(nil)
      case .beaten:
        return .infinity
      case .beatenWithFewer:
        fewerAreBeaten = true
        return .infinity
      case .beatenWithMore:
        moreAreBeaten = true
        return .infinity
      case .unsure:
        break
      }
    }
    guard runPlainly(target, below: limit.mean, cancellation) else { return .infinity }
    return meanOfRun(cancellation)
  }

  func limit(_ mean: Double) -> Limit {
    let rest = Double(count - budget.count) * fid[0]
    let enough = ((mean + meanSlack) * Double(count) - rest) * scale + 1
    return Limit(mean: mean, sum: enough < 0x1p62 ? Int64(max(enough, -0x1p62)) + 1 : .max)
  }

  /// The objective as the rules say: the sum in index order, divided once; infinity when cancelled.
  private func meanOfRun(_ cancellation: Cancellation?) -> Double {
    var sum = 0.0
    let isWhole = cancellation.inPortions(0..<count) {
      for k in $0 { sum += fid[Int(runSteps[k])] }
    }
    return isWhole ? sum / Double(count) : .infinity
  }
}
