import BatchModel

/// Branch and bound over boxes: price, search, split; <doc:ExactScheduling>.
struct BoxBranching: Sendable {
  /// Partial schedules made, and what pricing took counted as such.
  private(set) var nodes = 0

  private let problem: SortedServices
  private var paths: LoadPaths?
  private var search: BoxSearch
  private var ascent: PriceAscent
  /// Boxes with prices; new ones that have none of their own; and the one that is searched.
  private var queue = BoxQueue()
  private var new: [LoadBox]
  private var current: LoadBox?
  /// The least bound of boxes with which nothing more can be done.
  private var givenUp: Double
  private var isFirst = true

  /// Rounds of pricing for all schedules, and for a part of them.
  private static let (firstRounds, rounds) = (300, 60)
  /// Cells looked at in a pricing, at most, and how many count as a partial schedule.
  private static let (mostCells, cellsPerNode) = (60_000_000, 16)
  /// Partial schedules in a layer: at first; a tenth more with every split; and where there is nothing
  /// to be split, so many times as many, up to what bytes allow.
  private static let (room, growth, layerBytes) = (1000, 8, 200_000_000)

  /// `bound`: no schedule has a lower sum of FID.
  init(_ problem: SortedServices, bound: Double) {
    self.problem = problem
    search = BoxSearch(problem)
    ascent = PriceAscent(levels: problem.longest)
    new = []
    givenUp = bound
    guard LoadPaths.isAffordable(problem) else { return }
    var box = LoadBox(problem, room: Self.room)
    box.bound = bound
    new = [box]
    givenUp = .infinity
  }

  /// No schedule has a lower sum of FID, other than those known.
  var bound: Double {
    new.reduce(min(givenUp, queue.lowest, current?.bound ?? .infinity)) { min($0, $1.bound) }
  }

  /// Whether nothing is left that could be done to find a sum below `best`.
  func isOver(below best: Double) -> Bool {
    current == nil && new.isEmpty && queue.lowest >= best
  }

  /// Goes on for a few milliseconds; a schedule below the sum `best`, if one comes up.
  ///
  /// Once cancelled it is of no more use, but for `bound`.
  mutating func advance(below best: Double, _ cancellation: Cancellation?) -> CompactSchedule? {
    if current != nil { return searchOn(below: best, cancellation) }
    if let box = new.popLast() { return price(box, below: best, cancellation) }
    begin(below: best, cancellation)
    return nil
  }

  /// Finds prices for a box, and a schedule from its cheapest path.
  private mutating func price(
    _ box: LoadBox, below best: Double, _ cancellation: Cancellation?
  ) -> CompactSchedule? {
    var box = box
    if paths == nil { paths = LoadPaths(problem, box: box, cancellation: cancellation) }
    let work = LoadPaths.work(box)
    let rounds = max(
      10, min(isFirst ? Self.firstRounds : Self.rounds, Self.mostCells / max(1, work)))
    isFirst = false
    nodes += 1 + rounds * work / Self.cellsPerNode
    guard var paths else {
      new.append(box)
      return nil
    }
    // Moved out, so that its arrays are not copied.
    self.paths = nil
    defer { self.paths = paths }
    let isWhole = ascent.run(
      &box, &paths, target: best, rounds: rounds, cancellation: cancellation)
    if !isWhole || box.bound < best { queue.insert(box) }
    return isWhole && box.bound < .infinity ? paths.schedule() : nil
  }

  /// Takes the box with the lowest bound.
  private mutating func begin(below best: Double, _ cancellation: Cancellation?) {
    guard queue.lowest < best, let box = queue.popLowest() else { return }
    current = box
    guard var paths else { return }
    self.paths = nil
    if paths.minimum(box, cancellation: cancellation) != nil {
      _ = search.begin(box, paths, below: best, cancellation: cancellation)
    }
    self.paths = paths
    nodes += 1 + LoadPaths.work(box) / Self.cellsPerNode
  }

  private mutating func searchOn(
    below best: Double, _ cancellation: Cancellation?
  ) -> CompactSchedule? {
    guard let paths, var box = current else { return nil }
    let before = search.nodes
    let found = search.advance(limit: 2000, paths, below: best, cancellation: cancellation)
    nodes += search.nodes - before
    let best = min(best, found?.cost ?? best)
    if search.isOver, !cancellation.isCancelled {
      current = nil
      box.bound = max(box.bound, min(search.lost, best))
      if box.bound < best { putBack(box) }
    }
    return found?.schedule
  }

  /// Splits a box that could not be searched through, or gives it more room.
  private mutating func putBack(_ box: LoadBox) {
    var box = box
    if box.split != nil {
      box.room += box.room / 10
      new.append(contentsOf: box.parts(count: problem.count))
    } else if box.room * Self.growth * SearchLayer.bytes(count: problem.count)
      <= Self.layerBytes
    {
      box.room *= Self.growth
      queue.insert(box)
    } else {
      givenUp = min(givenUp, box.bound)
    }
  }
}
