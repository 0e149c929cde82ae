import Optimizers
import Studies
import Testing

@Suite struct SpreadTests {
  @Test func nothingHasNoSpread() {
    #expect(Spread([]) == nil)
    #expect(Timing(samples: []) == nil)
  }

  /// By R's `quantile(x, type = 7)`.
  @Test func quartilesLieBetweenNeighbours() throws {
    let spread = try #require(Spread([4, 1, 3, 2]))
    #expect(spread.count == 4)
    #expect(spread.lowerQuartile == 1.75)
    #expect(spread.median == 2.5)
    #expect(spread.upperQuartile == 3.25)
    #expect(spread.quantile(0) == 1)
    #expect(spread.quantile(1) == 4)
    #expect(try #require(Spread([7])).quantile(0.99) == 7)
  }

  @Test func timingCallsTheWorkInOrder() throws {
    var numbers: [Int] = []
    let timing = try #require(Timing(about: 0) { numbers.append($0) })
    #expect(numbers == Array(0..<numbers.count))
    #expect(timing.seconds.median > 0)
    #expect(timing.calls > 1)
  }

  @Test func cancelledWorkIsNotCounted() {
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(Timing(about: 1, cancellation: cancellation) { _ in } == nil)
  }
}
