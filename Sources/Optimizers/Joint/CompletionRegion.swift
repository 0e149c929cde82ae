/// The part of a `CompletionTable` that is still to be looked at: for each m and j, the x from low to high.
struct CompletionRegion: Sendable {
  /// The numbers x of a row, none where `low` is above `high`.
  struct Row: Sendable, Equatable {
    var low: Int
    var high: Int

    static let none = Row(low: 0, high: -1)

    var isEmpty: Bool { low > high }

    func contains(_ x: Int) -> Bool { low <= x && x <= high }

    var count: Int { max(0, high - low + 1) }

    func intersection(_ other: Row) -> Row {
      let both = Row(low: max(low, other.low), high: min(high, other.high))
      return both.isEmpty ? .none : both
    }
  }

  /// Services K.
  private let count: Int
  private var rows: [Row]

  /// Everything: x from 0 to most[m].
  init(count: Int, most: [Int]) {
    self.count = count
    rows = most.flatMap { most in
      Array(repeating: Row(low: 0, high: most), count: count + 1)
    }
  }

  /// The row of m batches and j positions finished.
  subscript(m: Int, j: Int) -> Row {
    get { rows[m * (count + 1) + j] }
    set { rows[m * (count + 1) + j] = newValue }
  }

  /// States it holds.
  var states: Int { rows.reduce(0) { $0 + $1.count } }

  /// The batches m from 0 that there are rows for.
  private var batches: Range<Int> { 0..<rows.count / (count + 1) }

  /// The two parts that plans are told apart by; every plan is in one of them at least.
  func parts(_ split: CompletionSplit) -> [CompletionRegion] {
    var (one, two) = (self, self)
    switch split {
    case .tasks(let most, let m):
      for j in 0...count {
        one[m, j] = one[m, j].intersection(Row(low: 0, high: most))
        two[m, j] = two[m, j].intersection(Row(low: most + 1, high: .max))
      }
    case .position(let position, let m):
      for batches in batches {
        // Finished by then, nobody is open later; not finished by then, nobody is done before.
        for j in 0...count where batches > m && j < position { one[batches, j] = .none }
        for j in 0...count where batches <= m && j >= position { two[batches, j] = .none }
      }
    }
    return [one, two]
  }
}

/// A question that tells plans apart.
enum CompletionSplit: Sendable, Equatable {
  /// Whether the first `batches` batches have so many tasks at most, in a plan that has so many batches.
  case tasks(most: Int, batches: Int)
  /// Whether the position, counted from 1, is finished by the end of so many batches.
  case position(Int, batches: Int)
}

/// Where the solutions for some prices differ most: what averages of them rest upon.
struct CompletionSpread: Sendable {
  /// Sums over the solutions, for each m: of j, j², x, x², and how many have ended by then.
  private var sums: [(j: Double, jj: Double, x: Double, xx: Double, ended: Int)]
  private var count = 0

  init(batches: Int) { sums = Array(repeating: (0, 0, 0, 0, 0), count: batches + 1) }

  /// Adds a solution that has finished[m] positions and tasks[m] tasks when batch m + 1 begins.
  mutating func add(_ use: CompletionUse) {
    count += 1
    let last = use.finished.last ?? 0
    for m in sums.indices {
      let (j, x) = (Double(use.finished[m]), Double(use.tasks[m]))
      sums[m].j += j
      sums[m].jj += j * j
      sums[m].x += x
      sums[m].xx += x * x
      if use.finished[m] == last { sums[m].ended += 1 }
    }
  }

  /// The question that splits them most evenly; nil where they are all the same.
  ///
  /// A position more or less weighs as much as three batches of tasks, squared: found by trying.
  var split: CompletionSplit? {
    guard count > 1 else { return nil }
    var best: (score: Double, split: CompletionSplit)?
    let n = Double(count)
    for m in sums.indices.dropFirst() {
      let (j, x) = (sums[m].j / n, sums[m].x / n)
      let size = max(1, x - sums[m - 1].x / n)
      let positions = 3 * (sums[m].jj / n - j * j)
      if positions > best?.score ?? 1e-9 { best = (positions, .position(Int(j) + 1, batches: m)) }
      let tasks = (sums[m].xx / n - x * x) / (size * size)
      if sums[m].ended == 0, tasks > best?.score ?? 1e-9 {
        best = (tasks, .tasks(most: Int(x), batches: m))
      }
    }
    return best?.split
  }
}
