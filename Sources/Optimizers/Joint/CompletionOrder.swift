import BatchModel

/// Which services may be finished at which position, and when at the latest: the exchange argument of
/// <doc:JointBounding>.
///
/// Exchanging two services that are finished in the wrong order saves bandwidth and changes no step. So
/// some best plan has none such, and a service that is finished late at an early position, or early at
/// a late one, need not be looked at.
struct CompletionOrder: Sendable {
  /// A service that may be at a position.
  struct Candidate: Sendable {
    /// Its index k.
    var service: Int
    /// It ends generation then at the latest, seconds.
    var latest: Double
  }

  /// served[j]: who may be finished at position j, counted from 0, with a step at least.
  private(set) var served: [[Candidate]]
  /// outages[j]: who may be an outage at position j.
  private(set) var outages: [[Int]]

  /// The order for plans with so many outages at most; nil when cancelled.
  /// - Complexity: O(K² log K).
  init?(_ problem: JointProblem, outages most: Int, _ cancellation: Cancellation?) {
    let count = problem.count
    served = Array(repeating: [], count: count)
    outages = Array(repeating: [], count: count)
    // No two batches end in less time than one task takes; no generation ends sooner.
    let apart = problem.delay.single * (1 - 1e-9)
    let ends = (0..<count).map(problem.latestEnd)
    for k in 0..<count {
      if cancellation.isCancelled { return nil }
      var (earlier, rank, soonestOutage) = ([Double](), 0, 0)
      // Ends from which on the others come later, surely and if none of them is an outage.
      var (later, laterIfServed) = ([Double](), [Double]())
      for other in 0..<count where other != k {
        if problem.isDue(other, before: k) {
          rank += 1
          let pair = DuePair(problem, first: other, second: k)
          earlier.append(pair.swapsFrom(apart, firstBy: ends[other], latest: ends[k]))
          if pair.exceeds(apart) { soonestOutage += 1 }
        } else {
          let pair = DuePair(problem, first: k, second: other)
          later.append(pair.exceedsFrom(1))
          laterIfServed.append(pair.exceedsFrom(pair.quotient(apart)))
        }
      }
      earlier.sort()
      later.sort()
      laterIfServed.sort()
      for j in 0..<count {
        var latest = ends[k]
        // More than j are earlier, or more than the K − 1 − j that are left are later.
        if j < earlier.count { latest = min(latest, earlier[j]) }
        let rest = count - 1 - j
        if rest < later.count { latest = min(latest, later[rest]) }
        if rest + most < laterIfServed.count { latest = min(latest, laterIfServed[rest + most]) }
        // A hair for rounding.
        latest += 1e-9 * max(1, abs(latest))
        if latest >= apart { served[j].append(Candidate(service: k, latest: latest)) }
        if j < most, (soonestOutage...rank).contains(j) { outages[j].append(k) }
      }
    }
  }
}

extension JointProblem {
  /// When generation of service k must end if it gets all the bandwidth, seconds; a hair more, −1 at least.
  func latestEnd(_ k: Int) -> Double {
    let end = max(-1, deadlines[k] - contents[k] / bandwidth)
    return end + 1e-9 * max(1, end)
  }

  /// The order in which services are put where it makes no difference: by deadline.
  func isDue(_ i: Int, before j: Int) -> Bool {
    (deadlines[i], -contents[i], i) < (deadlines[j], -contents[j], j)
  }
}

/// Two services, the first of which is due no later; by how much the second has more time left.
///
/// With q(f) = (τ₂ − f)/(τ₁ − f), which rises with f, exchanging their places is judged by q against S₂/S₁.
private struct DuePair {
  private let deadlines: (first: Double, second: Double)
  /// S₂/S₁, a hair more; 1 where the first has more to send, as q ≥ 1.
  private let contents: Double

  init(_ problem: JointProblem, first: Int, second: Int) {
    deadlines = (problem.deadlines[first], problem.deadlines[second])
    let (one, two) = (problem.contents[first], problem.contents[second])
    contents = two <= one ? 1 : two / one * (1 + 1e-9)
  }

  /// q(f), infinite from τ₁ on.
  func quotient(_ end: Double) -> Double {
    end < deadlines.first ? (deadlines.second - end) / (deadlines.first - end) : .infinity
  }

  /// Whether q(f) ≥ S₂/S₁: with only one of them served, finished at f, it is better the second.
  func exceeds(_ end: Double) -> Bool { quotient(end) >= contents }

  /// The least f ≥ 0 with factor·q(f) ≥ S₂/S₁.
  func exceedsFrom(_ factor: Double) -> Double {
    if factor.isInfinite || factor * quotient(0) >= contents { return 0 }
    let least = contents / factor
    return max(0, (least * deadlines.first - deadlines.second) / (least - 1))
  }

  /// The least f, found to the safe side, from which on the first need not be finished after the second,
  /// which ends at f; infinite where that is beyond `latest`.
  ///
  /// It would be `apart` later at least; it cannot be after `limit`, and the exchange saves bandwidth where
  /// q(f)·q(f + apart) ≥ S₂/S₁.
  func swapsFrom(_ apart: Double, firstBy limit: Double, latest: Double) -> Double {
    func swaps(_ end: Double) -> Bool {
      end + apart > limit || quotient(end) * quotient(end + apart) >= contents
    }
    if swaps(0) { return 0 }
    guard swaps(latest) else { return .infinity }
    var (no, yes) = (0.0, latest)
    for _ in 0..<45 {
      let middle = (no + yes) / 2
      if swaps(middle) { yes = middle } else { no = middle }
    }
    return yes
  }
}
