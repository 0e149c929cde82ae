import BatchModel

/// The search for schedules with a given number of outages: the tightest services are not served.
struct OutageCase: Sendable {
  /// Services without a step.
  let outages: Int
  /// No schedule of this case has a lower sum of FID.
  private(set) var bound: Double
  /// The width of the last pass, 0 before the first.
  private(set) var width = 0

  private let base: Double
  private let budgets: ArraySlice<Double>
  private var search: ServedSearch?
  private var isPriced: Bool
  private var pricing = 0

  /// Multipliers take K² numbers; for more services there is a simple bound alone.
  private static let countLimit = 512

  /// A case; `base` is the sum of FID of its outages, `alone` what the others cost if each had the
  /// server to itself.
  init(outages: Int, base: Double, alone: Double, budgets: ArraySlice<Double>) {
    self.outages = outages
    self.base = base
    self.budgets = budgets
    bound = base + alone
    isPriced = budgets.isEmpty || budgets.count > Self.countLimit
  }

  /// Partial schedules made, and what the multipliers took counted as such.
  var nodes: Int { pricing + (search?.nodes ?? 0) }

  /// Whether a pass is under way.
  var isRunning: Bool { search.map { !$0.isOver } ?? false }

  /// Whether the case is proven to hold nothing below that sum.
  func isClosed(below best: Double) -> Bool { bound >= best || search?.isClosed == true }

  /// Whether there is nothing more to be done: closed, or too large to be searched.
  func isExhausted(below best: Double) -> Bool {
    isClosed(below: best) || isPriced && search == nil
  }

  /// Works for a few milliseconds; a schedule below that sum, if one comes up.
  mutating func advance(
    width: Int, below best: Double, target: Double, delay: DelayModel, fid: [Double],
    cancellation: Cancellation?
  ) -> ServedSearch.Found? {
    if !isPriced {
      price(delay, fid, target, cancellation)
      return nil
    }
    guard var search else { return nil }
    // Moved out, so that its arrays are not copied.
    self.search = nil
    if search.isOver {
      search.begin(width: width, below: best - base, cancellation: cancellation)
      self.width = width
    }
    var found: ServedSearch.Found?
    // Cancelled, it may not be fit to go on.
    if cancellation?.isCancelled != true {
      found = search.advance(limit: 2000, below: best - base, cancellation: cancellation)
    }
    bound = max(bound, base + search.bound)
    self.search = search
    return found
  }

  /// Finds multipliers and tables.
  private mutating func price(
    _ delay: DelayModel, _ fid: [Double], _ target: Double, _ cancellation: Cancellation?
  ) {
    isPriced = true
    let problem = ServedServices(budgets: Array(budgets), delay: delay, fid: fid)
    var multipliers = ScheduleMultipliers(problem)
    if multipliers.isHopeless {
      bound = .infinity
      return
    }
    pricing = 1 + multipliers.work / 64
    guard multipliers.ascend(target: target - base, cancellation: cancellation) else { return }
    bound = max(bound, base + multipliers.bound)
    guard bound < target, RestBound.isAffordable(problem),
      let rest = RestBound(problem, multipliers, cancellation: cancellation)
    else { return }
    search = ServedSearch(problem, rest: rest, bound: multipliers.bound)
  }
}
