import Testing

@testable import Optimizers

/// What is left to look at, and how it is told apart.
@Suite struct CompletionRegionTests {
  /// Every state that a plan passes is in the part that its answer asks for.
  @Test(arguments: [
    CompletionSplit.tasks(most: 3, batches: 2), .position(2, batches: 1), .position(1, batches: 2),
  ])
  func everyPlanIsInAPart(_ split: CompletionSplit) {
    let region = CompletionRegion(count: 2, most: [0, 2, 4, 6])
    let parts = region.parts(split)
    // Tasks after each batch, positions finished with it, after 0…3 batches.
    let plans: [[(x: Int, j: Int)]] = [
      [(0, 0), (2, 0), (3, 1), (4, 2)], [(0, 0), (2, 0), (4, 0), (6, 2)], [(0, 1), (1, 1), (2, 2)],
      [(0, 0), (1, 2)], [(0, 0), (2, 1), (3, 2)], [(0, 2)],
    ]
    for plan in plans {
      let fits = parts.map { part in
        plan.enumerated().allSatisfy { m, state in
          // Finishing several, a batch passes what is between; outages are there at once.
          let first = m > 0 ? plan[m - 1].j : state.j
          return (first...state.j).allSatisfy { part[m, $0].contains(state.x) }
        }
      }
      #expect(fits.contains(true), "\(plan)")
    }
    #expect(parts.allSatisfy { $0.states < region.states })
  }

  /// Solutions that differ in one number are told apart by it.
  @Test func splitsWhereSolutionsDiffer() {
    var spread = CompletionSpread(batches: 2)
    for tasks in [2, 4] {
      var use = CompletionUse(services: 3, batches: 2)
      (use.tasks, use.finished) = ([0, tasks, 5], [0, 0, 3])
      spread.add(use)
    }
    #expect(spread.split == .tasks(most: 3, batches: 1))
    var same = CompletionSpread(batches: 2)
    for _ in 0..<2 { same.add(CompletionUse(services: 3, batches: 2)) }
    #expect(same.split == nil)
  }
}
