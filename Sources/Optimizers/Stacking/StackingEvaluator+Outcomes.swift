/// Every T* without a cut-off: for those who show the whole scan, and for where nothing less decides.
extension StackingEvaluator {
  /// What each T* = 1…T*max gives for budgets τ'[k] in seconds, in order; nil when cancelled.
  ///
  /// The last that improved is the T* of `evaluate`. A budget that is not finite counts as −1.
  /// - Complexity: T*max runs; memory O(K + T*max).
  public mutating func outcomes(
    _ budgets: [Double], cancellation: Cancellation? = nil
  ) -> [StackingOutcome]? {
    guard let targets = prepare(budgets, cancellation), runAll(targets, cancellation) else {
      return nil
    }
    var lowest = Double.infinity
    return (1...targets).map { target in
      let improved = Self.improves(values[target], on: lowest)
      if improved { lowest = values[target] }
      return StackingOutcome(targetSteps: target, meanFID: values[target], improved: improved)
    }
  }

  /// Puts the value of each T* = 1…`targets` into `values`; false when cancelled.
  mutating func runAll(_ targets: Int, _ cancellation: Cancellation?) -> Bool {
    for target in 1...targets {
      values[target] = run(target, below: limit(.infinity), cancellation)
      if cancellation.isCancelled { return false }
    }
    return true
  }

  /// Whether the scan over T* keeps a value, given the last one kept.
  @inline(__always)
  static func improves(_ value: Double, on kept: Double) -> Bool { value < kept - 1e-12 }
}
