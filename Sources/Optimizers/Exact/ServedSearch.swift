/// The search over steps for services that are all served, the last service first, <doc:ExactScheduling>.
///
/// A layer holds the partial schedules that can still beat the best; one that grows wider than `width`
/// keeps the best bounds, and what it lost is remembered as a bound.
struct ServedSearch: Sendable {
  /// A whole schedule: steps and batch counts, tightest first.
  struct Found: Sendable {
    var cost: Double
    var schedule: CompactSchedule
  }

  /// The least sum of FID that is not ruled out.
  private(set) var bound: Double
  /// Whether nothing below the best is left.
  private(set) var isClosed = false
  /// Whether this pass over the layers has ended.
  private(set) var isOver = true
  /// Partial schedules made.
  private(set) var nodes = 0

  private let problem: ServedServices
  private let rest: RestBound
  private let isConvex: Bool
  private var layer: SearchLayer
  private var next: SearchLayer
  /// Services still open in `layer`.
  private var open = 0
  private var position = 0
  private var width = 0
  private var lost = Double.infinity
  private var before: [Int] = []
  private var row: [UInt16] = []
  private var rowStarts: [UInt16] = []

  init(_ problem: ServedServices, rest: RestBound, bound: Double) {
    self.problem = problem
    self.rest = rest
    self.bound = bound
    isConvex = problem.isConvex
    layer = SearchLayer(count: problem.count)
    next = layer
    row = Array(repeating: 0, count: problem.count)
    rowStarts = row
    before = Array(repeating: 0, count: problem.longest + 2)
  }

  /// Starts a pass with layers of at most `width`: a state for every number of tasks in all.
  ///
  /// Once cancelled it is of no more use, but for `bound`.
  mutating func begin(width: Int, below best: Double, cancellation: Cancellation?) {
    self.width = max(width, problem.mostTasks)
    (isOver, lost, position, open) = (false, .infinity, 0, problem.count)
    guard layer.clear(width: self.width, first: problem.count, cancellation: cancellation),
      next.clear(width: self.width, first: problem.count - 1, cancellation: cancellation)
    else { return }
    let last = problem.count - 1
    for tasks in problem.count...max(problem.count, problem.mostTasks) {
      let batches = problem.batches(last, tasks: tasks, limit: problem.longest)
      guard tasks <= problem.count * batches else { continue }
      let bound = rest.value(
        problem.count, tasks: tasks, most: batches, starts: rowStarts, offset: 0)
      guard bound < best else { continue }
      layer.add(
        SearchLayer.State(
          cost: 0, bound: bound, tasks: Int32(tasks), batches: Int32(batches),
          most: Int32(batches), fewest: 1),
        steps: row, starts: rowStarts)
    }
  }

  /// Goes on for about `limit` nodes; a whole schedule that costs less than `best`, if one comes up.
  ///
  /// Once cancelled it is of no more use, but for `bound`.
  mutating func advance(limit: Int, below best: Double, cancellation: Cancellation?) -> Found? {
    let end = nodes + limit
    var best = best
    var found: Found?
    while nodes < end {
      let isDone = position == layer.states.count
      if isDone || next.isFull {
        let isWhole = next.cut(
          from: bound, to: best, isFinal: isDone, cancellation: cancellation)
        if !isWhole { return found }
      }
      if isDone {
        lost = min(lost, next.lost)
        if open == 1 || next.states.isEmpty {
          finish(best)
          return found
        }
        swap(&layer, &next)
        open -= 1
        position = 0
        guard next.clear(width: width, first: open - 1, cancellation: cancellation) else {
          return found
        }
      }
      position += 1
      if let better = expand(position - 1, below: best) {
        best = better.cost
        found = better
      }
    }
    return found
  }

  private mutating func finish(_ best: Double) {
    isOver = true
    isClosed = lost >= best
    bound = max(bound, min(lost, best))
  }

  /// Gives the last open service every number of steps it can have.
  private mutating func expand(_ index: Int, below best: Double) -> Found? {
    let state = layer.states[index]
    nodes += 1
    guard state.cost < best, state.bound < best else { return nil }
    let j = open - 1
    let (tasks, batches) = (Int(state.tasks), Int(state.batches))
    layer.copyRow(index, steps: &row, starts: &rowStarts)
    countOverflow(upTo: batches)
    let most = min(Int(state.most), batches, tasks - j)
    var found: Found?
    for steps in (Int(state.fewest)...max(most, Int(state.fewest))).reversed() where steps <= most {
      let cost = state.cost + problem.fid[steps]
      let limit = found?.cost ?? best
      guard cost < limit else { continue }
      row[j] = UInt16(steps)
      rowStarts[j] = UInt16(batches - steps)
      if j == 0 {
        found = Found(cost: cost, schedule: whole())
      } else {
        open(j, cost, tasks - steps, batches, steps, below: limit)
      }
    }
    return found
  }

  /// Makes the state in which services 0..<j are open and service j has `steps` of `batches`.
  private mutating func open(
    _ j: Int, _ cost: Double, _ tasks: Int, _ batches: Int, _ steps: Int, below best: Double
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
      cost
      + rest.value(j, tasks: tasks, most: min(steps, level), starts: rowStarts, offset: 0)
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

  /// before[n] = Σ max(0, n − start) over the decided services: their tasks in the first n batches.
  private mutating func countOverflow(upTo batches: Int) {
    for n in 0...batches { before[n] = 0 }
    for i in open..<problem.count where Int(rowStarts[i]) < batches {
      before[Int(rowStarts[i]) + 1] += 1
    }
    var (running, sum) = (0, 0)
    for n in 0...batches {
      running += before[n]
      sum += running
      before[n] = sum
    }
  }

  private func whole() -> CompactSchedule {
    let steps = row.map(Int.init)
    return CompactSchedule(counts: zip(rowStarts, steps).map { Int($0) + $1 }, steps: steps)
  }
}
