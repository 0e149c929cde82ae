/// The search over steps in a box, the last service first, <doc:ExactScheduling>.
///
/// A layer holds the partial schedules that can still beat the best; one that is full goes on with
/// those of the best bounds, and what it lost is remembered as a bound.
struct BoxSearch: Sendable {
  /// A whole schedule: steps and batch counts, tightest first.
  struct Found: Sendable {
    var cost: Double
    var schedule: CompactSchedule
  }

  /// The least bound among the partial schedules that were lost.
  private(set) var lost = Double.infinity
  /// Whether the pass over the layers has ended; or was never begun.
  private(set) var isOver = true
  /// Partial schedules made.
  private(set) var nodes = 0

  private let problem: SortedServices
  private let isConvex: Bool
  private var layer: SearchLayer
  private var next: SearchLayer
  /// Services still open in `layer`.
  private var open = 0
  private var position = 0
  private var (width, room) = (0, 0)
  /// The bound of the box, from which the bins of a layer start.
  private var lowest = 0.0
  /// toll[m]: the prices of the first m batches in all.
  private var toll: [Double] = []
  private var before: [Int] = []
  private var paid: [Double] = []
  private var row: [UInt16] = []
  private var rowStarts: [UInt16] = []

  /// A full layer goes on with one in so many.
  private static let cutback = 10

  init(_ problem: SortedServices) {
    self.problem = problem
    isConvex = problem.isConvex
    layer = SearchLayer(count: problem.count)
    next = layer
    row = Array(repeating: 0, count: problem.count)
    rowStarts = row
    before = Array(repeating: 0, count: problem.longest + 2)
    paid = Array(repeating: 0, count: problem.longest + 2)
  }

  /// Starts a pass over a box, which `paths` has just priced; false when cancelled.
  mutating func begin(
    _ box: LoadBox, _ paths: LoadPaths, below best: Double, cancellation: Cancellation?
  ) -> Bool {
    (room, width) = (box.room, max(1, box.room / Self.cutback))
    (isOver, lost, position, open, lowest) = (false, .infinity, 0, problem.count, box.bound)
    toll = [0]
    for price in box.prices.dropFirst() { toll.append(toll[toll.count - 1] + price) }
    // A state for every number of tasks, and of batches, none of them empty.
    let totals = max(1, box.low[paths.levels])...max(1, problem.mostTasks)
    guard
      layer.clear(
        width: width, room: max(room, totals.count * paths.levels), first: problem.count,
        cancellation: cancellation),
      next.clear(width: width, room: room, first: problem.count - 1, cancellation: cancellation)
    else { return false }
    for tasks in totals {
      if cancellation.isCancelled { return false }
      let most = problem.batches(problem.count - 1, tasks: tasks, limit: problem.longest)
      for batches in 1...max(1, most)
      where batches <= min(most, tasks) && tasks <= problem.count * batches {
        let bound = paths.rest(problem.count, level: batches, load: tasks)
        guard bound < best else { continue }
        layer.add(
          SearchLayer.State(
            cost: 0, bound: bound, tasks: Int32(tasks), batches: Int32(batches),
            most: Int32(batches), fewest: 1),
          steps: row, starts: rowStarts)
      }
    }
    return true
  }

  /// Goes on for about `limit` nodes; a whole schedule that costs less than `best`, if one comes up.
  ///
  /// Once cancelled it is of no more use until it begins again.
  mutating func advance(
    limit: Int, _ paths: LoadPaths, below best: Double, cancellation: Cancellation?
  ) -> Found? {
    let end = nodes + limit
    var best = best
    var found: Found?
    while nodes < end {
      let isDone = position == layer.states.count
      // Once states were lost the box stays open, and a few states will do to look for schedules.
      if next.isFull || isDone && min(lost, next.lost) < .infinity {
        let isWhole = next.cut(
          from: lowest, to: best, isFinal: isDone, cancellation: cancellation)
        if !isWhole { return found }
      }
      if isDone {
        lost = min(lost, next.lost)
        if open == 1 || next.states.isEmpty {
          isOver = true
          return found
        }
        swap(&layer, &next)
        open -= 1
        position = 0
        let isClear = next.clear(
          width: width, room: room, first: open - 1, cancellation: cancellation)
        if !isClear { return found }
      }
      position += 1
      if let better = expand(position - 1, paths, below: best) {
        best = better.cost
        found = better
      }
    }
    return found
  }

  /// Gives the last open service every number of steps it can have.
  private mutating func expand(_ index: Int, _ paths: LoadPaths, below best: Double) -> Found? {
    let state = layer.states[index]
    nodes += 1
    guard state.cost < best, state.bound < best else { return nil }
    let j = open - 1
    let (tasks, batches) = (Int(state.tasks), Int(state.batches))
    layer.copyRow(index, steps: &row, starts: &rowStarts)
    countOverflow(upTo: batches)
    let most = min(Int(state.most), batches, tasks)
    var found: Found?
    for steps in (Int(state.fewest)...max(most, Int(state.fewest))).reversed() where steps <= most {
      let cost = state.cost + problem.fid[steps]
      row[j] = UInt16(steps)
      rowStarts[j] = UInt16(batches - steps)
      if steps == tasks {
        // None is left for the others.
        let whole = cost + Double(j) * problem.fid[0]
        if whole < found?.cost ?? best { found = Found(cost: whole, schedule: schedule(from: j)) }
      } else if j > 0 {
        open(j, cost, tasks - steps, batches, steps, paths, below: found?.cost ?? best)
      }
    }
    return found
  }

  /// Makes the state in which services 0..<j are open and service j has `steps` of `batches`.
  private mutating func open(
    _ j: Int, _ cost: Double, _ tasks: Int, _ batches: Int, _ steps: Int, _ paths: LoadPaths,
    below best: Double
  ) {
    nodes += 1
    let start = batches - steps
    var level = batches
    while level > 0,
      !problem.fits(
        j - 1, batches: level, tasks: tasks + before[level] + max(0, level - start))
    {
      level -= 1
    }
    guard level > 0, tasks <= level * j else { return }
    let bound =
      cost + paid[level] + (level > start ? toll[level] - toll[start] : 0)
      + paths.rest(j, level: level, load: tasks + before[level] + max(0, level - start))
    guard bound < best else { return }
    var fewest = 1
    if isConvex {
      for i in j..<problem.count {
        let (start, end) = (Int(rowStarts[i]), Int(rowStarts[i]) + Int(row[i]))
        fewest = max(fewest, level - start - (end > level ? 0 : 1))
      }
    }
    next.add(
      SearchLayer.State(
        cost: cost, bound: bound, tasks: Int32(tasks), batches: Int32(level),
        most: Int32(min(steps, level)), fewest: Int32(fewest)),
      steps: row, starts: rowStarts)
  }

  /// The tasks of the decided services in the first n batches, Σ max(0, n − start), and their prices.
  private mutating func countOverflow(upTo batches: Int) {
    for n in 0...batches { before[n] = 0 }
    for i in open..<problem.count where Int(rowStarts[i]) < batches {
      before[Int(rowStarts[i]) + 1] += 1
    }
    var (running, sum, price) = (0, 0, 0.0)
    for n in 1...max(1, batches) where n <= batches {
      running += before[n]
      sum += running
      price += Double(running) * (toll[n] - toll[n - 1])
      (before[n], paid[n]) = (sum, price)
    }
    paid[0] = 0
  }

  /// The schedule in which services from `first` on are served.
  private func schedule(from first: Int) -> CompactSchedule {
    var found = CompactSchedule(
      counts: Array(repeating: 0, count: problem.count),
      steps: Array(repeating: 0, count: problem.count))
    for j in first..<problem.count {
      found.steps[j] = Int(row[j])
      found.counts[j] = Int(rowStarts[j]) + Int(row[j])
    }
    return found
  }
}
