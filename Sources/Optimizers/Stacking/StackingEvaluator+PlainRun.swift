import BatchModel

/// Scratch of a run for any number of services: the active ones, packed, in the order (r, k).
struct PlainRunScratch: Sendable {
  var remaining: [Double] = []
  var steps: [Int32] = []
  var position: [Int32] = []
  var reach: [Int32] = []
  var members: [Int32] = []
  var histogram: [Int32] = []
}

extension StackingEvaluator {
  /// One T* for any number of services, O(K) a batch; false when given up.
  mutating func runPlainly(
    _ target: Int, below limit: Double, _ cancellation: Cancellation?
  ) -> Bool {
    let target = Int32(target)
    guard start(cancellation) else { return false }
    var head = 0
    var left = budget.count
    var batches = 0
    while true {
      while head < left && plain.remaining[head] + epsilon < single {
        finish(head)
        head += 1
      }
      if head == left { return true }
      if limit < .infinity && batches & 3 == 3 {
        guard let bound = bound(head, left, cancellation), bound - meanSlack < limit
        else { return false }
      }
      batches += 1

      guard pack(head, left, target, cancellation) else { return false }
      let first = tighten()
      let members = plain.members.count
      if first < members, !runBatch(head, left, first, cancellation) { return false }
      if first > 0 { left = compact(head, left, removing: first) }
      if mayMerge { restoreOrder(head, left) }
    }
  }

  /// False when cancelled on the way, as all of these.
  private mutating func start(_ cancellation: Cancellation?) -> Bool {
    let n = budget.count
    plain.remaining.removeAll(keepingCapacity: true)
    plain.steps.removeAll(keepingCapacity: true)
    plain.position.removeAll(keepingCapacity: true)
    plain.remaining.reserveCapacity(n)
    plain.steps.reserveCapacity(n)
    plain.position.reserveCapacity(n)
    plain.members.reserveCapacity(n)
    let isWhole =
      cancellation.inPortions(0..<count) { for k in $0 { runSteps[k] = 0 } }
      && cancellation.inPortions(0..<n) {
        for p in $0 {
          plain.remaining.append(budget[p])
          plain.steps.append(0)
          plain.position.append(Int32(p))
        }
      }
    if isWhole, plain.reach.count < n { plain.reach = plain.steps }
    return isWhole
  }

  /// Lets the members from `first` on do a step, and the time pass for all that are active.
  private mutating func runBatch(
    _ head: Int, _ left: Int, _ first: Int, _ cancellation: Cancellation?
  ) -> Bool {
    let members = plain.members.count
    let duration = delay.duration(members - first)
    return cancellation.inPortions(first..<members) {
      for i in $0 { plain.steps[Int(plain.members[i])] += 1 }
    }
      && cancellation.inPortions(head..<left) {
        for i in $0 { plain.remaining[i] -= duration }
      }
  }

  /// Rules 3 and 4: fills `members`, ascending by (r, k), with the batch before rule 5.
  private mutating func pack(
    _ head: Int, _ left: Int, _ target: Int32, _ cancellation: Cancellation?
  ) -> Bool {
    let active = left - head
    var clustered = 0
    var tightest = 0.0
    var most = 0
    var least = Int32.max
    var greatest: Int32 = 0
    let isWhole = cancellation.inPortions(head..<left) {
      for i in $0 {
        let alone = stepsAlone(plain.remaining[i])
        let reach = plain.steps[i] + Int32(truncatingIfNeeded: alone)
        plain.reach[i] = reach
        least = min(least, reach)
        greatest = max(greatest, reach)
        if reach <= target {
          if clustered == 0 { tightest = plain.remaining[i] }
          clustered += 1
          most = max(most, alone)
        }
      }
    }
    guard isWhole else { return false }
    let (a, b) = (delay.a, delay.b)
    var size: Int
    if clustered > 0 {
      let fitting = (tightest - b * Double(most)) / (a * Double(most)) + epsilon
      size = max(clustered, wholeSize(fitting, atMost: active))
    } else {
      let share = (single * Double(least) - b * Double(target)) / (a * Double(target))
      size = wholeSize(share + epsilon, atMost: active)
    }
    if size == active { return select(head, left, below: .max, extra: 0, cancellation) }
    if size == clustered {
      return select(head, left, below: target + 1, extra: 0, cancellation)
    }
    let (level, extra) = threshold(head, left, size, least, greatest)
    return select(head, left, below: level, extra: extra, cancellation)
  }

  /// The level of T' at which the first `size` of the order end, and how many it contributes.
  private mutating func threshold(
    _ head: Int, _ left: Int, _ size: Int, _ least: Int32, _ greatest: Int32
  ) -> (level: Int32, extra: Int) {
    let span = Int(greatest - least) + 1
    if span > 4 * (left - head) + 64 {
      let sorted = plain.reach[head..<left].sorted()
      let level = sorted[size - 1]
      return (level, size - (sorted.firstIndex(of: level) ?? 0))
    }
    if plain.histogram.count < span {
      plain.histogram = Array(repeating: 0, count: span)
    }
    for t in 0..<span { plain.histogram[t] = 0 }
    for i in head..<left { plain.histogram[Int(plain.reach[i] - least)] += 1 }
    var before = 0
    var t = 0
    while before + Int(plain.histogram[t]) < size {
      before += Int(plain.histogram[t])
      t += 1
    }
    return (least + Int32(t), size - before)
  }

  private mutating func select(
    _ head: Int, _ left: Int, below level: Int32, extra: Int, _ cancellation: Cancellation?
  ) -> Bool {
    plain.members.removeAll(keepingCapacity: true)
    var extra = extra
    return cancellation.inPortions(head..<left) {
      for i in $0 {
        if plain.reach[i] < level {
          plain.members.append(Int32(i))
        } else if plain.reach[i] == level && extra > 0 {
          plain.members.append(Int32(i))
          extra -= 1
        }
      }
    }
  }

  /// Rule 5: how many of the tightest members leave.
  private func tighten() -> Int {
    let members = plain.members.count
    var first = 0
    while first < members {
      let remaining = plain.remaining[Int(plain.members[first])]
      if remaining + epsilon >= delay.duration(members - first) { break }
      first += 1
    }
    return first
  }

  /// Takes the first members, terminated by rule 5, out of the active ones.
  private mutating func compact(_ head: Int, _ left: Int, removing gone: Int) -> Int {
    var next = 0
    var to = head
    for i in head..<left {
      if next < gone && Int(plain.members[next]) == i {
        finish(i)
        next += 1
      } else {
        plain.remaining[to] = plain.remaining[i]
        plain.steps[to] = plain.steps[i]
        plain.position[to] = plain.position[i]
        to += 1
      }
    }
    return to
  }

  private mutating func finish(_ i: Int) {
    runSteps[Int(index[Int(plain.position[i])])] = plain.steps[i]
  }

  /// Sorts by (r, k) where rounding has made remaining delays equal.
  private mutating func restoreOrder(_ head: Int, _ left: Int) {
    for i in head..<left where i > head {
      var j = i
      while j > head && plain.remaining[j] == plain.remaining[j - 1]
        && index[Int(plain.position[j])] < index[Int(plain.position[j - 1])]
      {
        plain.steps.swapAt(j, j - 1)
        plain.position.swapAt(j, j - 1)
        j -= 1
      }
    }
  }

  /// A lower bound on the mean FID: nobody gets further than alone.
  ///
  /// `drift` covers what rounding could add to T^e in the batches to come. Nil when cancelled.
  private func bound(_ head: Int, _ left: Int, _ cancellation: Cancellation?) -> Double? {
    var sum = 0.0
    let isWhole =
      cancellation.inPortions(0..<count) { for k in $0 { sum += fid[Int(runSteps[k])] } }
      && cancellation.inPortions(head..<left) {
        for i in $0 {
          let alone = stepsAlone(plain.remaining[i] + drift)
          sum += lowestFID[Int(plain.steps[i]) + alone] - fid[0]
        }
      }
    return isWhole ? sum / Double(count) : nil
  }
}

/// The number as a batch size, in 1…most; what is no number counts as 1.
@inline(__always)
func wholeSize(_ value: Double, atMost most: Int) -> Int {
  value >= Double(most) ? most : value >= 1 ? Int(value) : 1
}
