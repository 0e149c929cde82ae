extension StackingEvaluator {
  /// Mean FID of one T*, or infinity when it is proven to be at least `limit` or cancelled.
  ///
  /// The steps are in `runSteps` when the result is finite.
  mutating func run(
    _ target: Int, below limit: Double, _ cancellation: Cancellation?
  ) -> Double {
    if usesBits {
      switch bits.run(target, below: sumLimit(limit), depth: &depth, steps: &bitSteps) {
      case .finished:
        for k in 0..<count { runSteps[k] = 0 }
        for p in budget.indices { runSteps[Int(index[p])] = bitSteps[p] }
        return meanOfRun()
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
    guard runPlainly(target, below: limit, cancellation) else { return .infinity }
    return meanOfRun()
  }

  /// A limit of the mean as one of the sum over the positions, in the units of `bits`, rounded up.
  func sumLimit(_ limit: Double) -> Int64 {
    let rest = Double(count - budget.count) * fid[0]
    let enough = ((limit + meanSlack) * Double(count) - rest) * scale + 1
    return enough < 0x1p62 ? Int64(max(enough.rounded(.up), -0x1p62)) : .max
  }

  /// The objective as the rules say: the sum in index order, divided once.
  private func meanOfRun() -> Double {
    var sum = 0.0
    for k in 0..<count { sum += fid[Int(runSteps[k])] }
    return sum / Double(count)
  }
}
