import BatchModel

/// A point of the joint search, n_k and T_k, with what it costs, in memory that is lent for a run.
///
/// A move is proposed and valued from below, O(1) for one or two services. Only where that does not
/// rule it out are all ends f and the bandwidth needed worked out, O(K + N): <doc:JointSearching>.
struct JointState {
  /// A change of one service.
  struct Change {
    var service: Int
    var count: Int
    var steps: Int
  }

  /// Services K.
  let services: Int
  /// The most batches.
  let levels: Int
  /// Σ Q(T_k).
  private(set) var fid = 0.0
  /// Σ S/(η_k(τ_k − f_k)) over the services with a step, Hz, fact 3 of <doc:CompactSchedules>; for given
  /// bandwidth, (P2), 0 when all budgets are kept.
  private(set) var usage = 0.0
  /// The change of Σ Q(T_k) that is proposed.
  private(set) var gain = 0.0
  /// Services that the proposal changes.
  private(set) var changed = 0

  /// The fewest steps that are better than none.
  let fewest: Int

  private let problem: JointProblem
  private let a: Double
  private let b: Double
  /// counts[k] = n_k in 0...levels, steps[k] = T_k in 0...n_k.
  let counts, steps: UnsafeMutablePointer<Int>
  private let changes: UnsafeMutablePointer<Change>
  private let deadlines, contents, quality: UnsafeMutablePointer<Double>
  /// rise[m]: tasks of batch m less those of batch m − 1.
  private let rise: UnsafeMutablePointer<Int>
  /// tasks[m]: tasks in the first m batches.
  private var tasks, nextTasks: UnsafeMutablePointer<Int>
  /// needs[k]: what service k adds to the usage.
  private var needs, nextNeeds: UnsafeMutablePointer<Double>
  /// Σ needs.
  private var needed = 0.0
  private var nextNeeded = 0.0
  /// slopes[k]: by how much that grows for each second that it ends later.
  private let slopes: UnsafeMutablePointer<Double>
  /// ends[m]: the end of batch m in seconds.
  private let ends: UnsafeMutablePointer<Double>
  /// weights[m]: W_m of <doc:JointSearching>, by how much the usage grows for each second that batches m
  /// and later have more.
  private let weights: UnsafeMutablePointer<Double>

  /// Words of memory that it takes.
  static func words(_ problem: JointProblem) -> Int {
    10 * problem.count + 6 * (problem.levels + 3)
  }

  /// A point of the problem, or nil when cancelled.
  ///
  /// The memory, of so many words, is to live as long.
  init?(
    _ problem: JointProblem, _ point: CompactSchedule, _ memory: UnsafeMutableRawPointer,
    _ cancellation: Cancellation?
  ) {
    self.problem = problem
    services = problem.count
    levels = problem.levels
    fewest = problem.fid.firstIndex { $0 < problem.fid[0] } ?? 1
    (a, b) = (problem.delay.a, problem.delay.b)
    var free = memory
    func take<T>(_ count: Int, of value: T) -> UnsafeMutablePointer<T> {
      let pointer = free.bindMemory(to: T.self, capacity: count)
      pointer.initialize(repeating: value, count: count)
      free += count * MemoryLayout<T>.stride
      return pointer
    }
    let (k, n) = (services, levels + 3)
    counts = take(k, of: 0)
    steps = take(k, of: 0)
    changes = take(k, of: Change(service: 0, count: 0, steps: 0))
    deadlines = take(k, of: 0)
    contents = take(k, of: 0)
    // Fresh memory is slow.
    if cancellation.isCancelled { return nil }
    needs = take(k, of: 0)
    nextNeeds = take(k, of: 0)
    slopes = take(k, of: 0)
    rise = take(n, of: 0)
    tasks = take(n, of: 0)
    nextTasks = take(n, of: 0)
    quality = take(n, of: 0)
    ends = take(n, of: 0)
    weights = take(n, of: 0)
    if cancellation.isCancelled { return nil }
    for k in 0..<services {
      deadlines[k] = problem.deadlines[k]
      contents[k] = problem.contents[k]
      counts[k] = point.counts[k]
      steps[k] = point.steps[k]
    }
    for t in 0...levels { quality[t] = problem.fid[t] }
    for k in 0..<services {
      fid += quality[steps[k]]
      rise[counts[k] - steps[k] + 1] += 1
      rise[counts[k] + 1] -= 1
    }
    _ = evaluate(limit: .infinity)
    settle()
  }

  /// The two integers as they stand.
  var point: CompactSchedule {
    CompactSchedule(
      counts: (0..<services).map { steps[$0] > 0 ? counts[$0] : 0 },
      steps: (0..<services).map { steps[$0] })
  }

  /// Begins a proposal that changes nothing.
  mutating func clear() {
    changed = 0
    gain = 0
  }

  /// Adds to the proposal, for a service not in it, n_k and T_k, which are brought within
  /// 0 ≤ T_k ≤ n_k ≤ levels.
  @inline(__always)
  mutating func propose(_ k: Int, count: Int, steps: Int) {
    let count = min(max(count, 0), levels)
    let steps = min(max(steps, 0), count)
    guard count != counts[k] || steps != self.steps[k] else { return }
    changes[changed] = Change(service: k, count: count, steps: steps)
    changed &+= 1
    gain += quality[steps] - quality[self.steps[k]]
  }

  /// A number that the usage after the proposal is not below.
  ///
  /// What others need is convex in their ends, so it is above its tangent, <doc:JointSearching>.
  func leastUsage() -> Double {
    var sum = needed
    for i in 0..<changed {
      let change = changes[i]
      let (n, t) = (counts[change.service], steps[change.service])
      sum +=
        a
        * (weights[change.count &- change.steps &+ 1] - weights[change.count &+ 1]
          - weights[n &- t &+ 1] + weights[n &+ 1])
    }
    for i in 0..<changed {
      let change = changes[i]
      let k = change.service
      if steps[k] > 0 {
        // Its own tangent is not needed.
        sum -= needs[k] + slopes[k] * a * Double(addedTasks(before: counts[k]))
      }
      if change.steps > 0 {
        let end =
          b * Double(change.count)
          + a * Double(tasks[change.count] + addedTasks(before: change.count))
        sum += need(k, end)
      }
    }
    return usage(sum)
  }

  /// Tasks in the first `level` batches that the proposal adds.
  @inline(__always)
  private func addedTasks(before level: Int) -> Int {
    var added = 0
    for i in 0..<changed {
      let change = changes[i]
      let (n, t) = (counts[change.service], steps[change.service])
      added &+= min(max(level &- change.count &+ change.steps, 0), change.steps)
      added &-= min(max(level &- n &+ t, 0), t)
    }
    return added
  }

  @inline(__always)
  private func need(_ k: Int, _ end: Double) -> Double {
    let left = deadlines[k] - end
    if problem.isBandwidthGiven { return max(0, -left) }
    return left > 0 ? contents[k] / left : .infinity
  }

  @inline(__always)
  private func usage(_ sum: Double) -> Double {
    problem.isBandwidthGiven && sum > 0 ? sum + problem.bandwidth : sum
  }

  /// Carries out the proposal if the usage is no more than `limit` then; whether it did.
  mutating func accept(limit: Double) -> Bool {
    for i in 0..<changed { put(i) }
    guard evaluate(limit: limit) else {
      for i in 0..<changed { put(i) }
      return false
    }
    fid += gain
    settle()
    return true
  }

  /// Exchanges the numbers of a change with those of its service.
  private func put(_ i: Int) {
    let change = changes[i]
    let k = change.service
    let (n, t) = (counts[k], steps[k])
    rise[n &- t &+ 1] &-= 1
    rise[n &+ 1] &+= 1
    counts[k] = change.count
    steps[k] = change.steps
    rise[change.count &- change.steps &+ 1] &+= 1
    rise[change.count &+ 1] &-= 1
    changes[i].count = n
    changes[i].steps = t
  }

  /// Works out tasks and needs; false as soon as the usage is above `limit`.
  private mutating func evaluate(limit: Double) -> Bool {
    var (size, total) = (0, 0)
    for m in 1...levels + 1 {
      size &+= rise[m]
      total &+= size
      nextTasks[m] = total
      ends[m] = b * Double(m) + a * Double(total)
    }
    var sum = 0.0
    for k in 0..<services {
      let need = steps[k] > 0 ? need(k, ends[counts[k]]) : 0
      nextNeeds[k] = need
      sum += need
    }
    nextNeeded = sum
    return usage(sum) <= limit
  }

  /// Makes what was worked out the present, and finds the tangents.
  private mutating func settle() {
    swap(&tasks, &nextTasks)
    swap(&needs, &nextNeeds)
    needed = nextNeeded
    usage = usage(needed)
    for m in 1...levels + 2 { weights[m] = 0 }
    for k in 0..<services where steps[k] > 0 {
      let need = needs[k]
      slopes[k] = problem.isBandwidthGiven ? (need > 0 ? 1 : 0) : need * need / contents[k]
      weights[counts[k]] += slopes[k]
    }
    var (slope, weight) = (0.0, 0.0)
    for m in stride(from: levels, through: 1, by: -1) {
      slope += weights[m]
      weight += slope
      weights[m] = weight
    }
  }
}
