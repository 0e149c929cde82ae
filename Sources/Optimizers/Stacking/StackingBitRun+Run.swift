extension StackingBitRun {
  /// Where a run stands.
  struct State {
    let target: Int
    let limit: Int64
    /// Steps by position, and room for the joins of a cluster.
    let scratch: StackingScratch
    var active: UInt64
    /// How many are active.
    var count: Int
    var clock: Int64 = 0
    var batches = 0
    /// Σ Q̲(T) of those that have left, and Σ Q̲(⌊z⌋) of the others.
    var settled: Int64 = 0
    var open: Int64
    /// After how many batches to look at the bound, and how often that has been done.
    var look: Int
    var looks = 0
  }

  /// One T*; `beaten` when Σ Q(T) over the positions is proven to be at least `limit`.
  ///
  /// `depth` is after how many quarters of a batch to look at the bound first; it becomes a guess for the
  /// next time, a quarter earlier each time that it was late enough.
  /// `steps` are valid, by position, after a run that finished.
  mutating func run(
    _ target: Int, below limit: Int64, depth: inout Int, steps: inout [Int32]
  ) -> Outcome {
    if high <= 7 { sizes.fill(target, delay) }
    return withUnsafeTemporaryAllocation(
      byteCount: 8 * StackingScratch.words, alignment: 8
    ) { memory in
      guard let base = memory.baseAddress else { return .unsure }
      var state = State(
        target: target, limit: limit, scratch: StackingScratch(base, wide: high > 7),
        active: everyone, count: services, open: startSum, look: limit == .max ? .max : depth >> 2)
      let outcome =
        switch high {
        case 6: runSparse(&state, planes: Planes<7>.self)
        case 7: runSparse(&state, planes: Planes<8>.self)
        default: runSparse(&state, planes: Planes<15>.self)
        }
      switch outcome {
      case .finished:
        for p in 0..<services { steps[p] = Int32(truncatingIfNeeded: state.scratch.steps(p)) }
      case .unsure:
        break
      case .beaten, .beatenWithFewer, .beatenWithMore:
        depth =
          switch state.looks {
          case 0: state.batches << 1
          case 1: max(0, depth - 1)
          default: state.look << 2
          }
      }
      return outcome
    }
  }

  /// Takes an active service out for good.
  @inline(__always)
  func leave(_ p: Int, _ state: inout State) {
    // In range: nobody has more steps than at the start alone.
    state.settled &+= lowest.span[unchecked: state.scratch.steps(p)]
    state.open &-= startLowest.span[unchecked: p]
    state.active &= ~(1 << UInt64(p))
    state.count &-= 1
  }
}
