import Testing

@testable import Optimizers

/// What a layer of the exact search keeps and what it forgets.
@Suite struct SearchLayerTests {
  @Test func aFullLayerKeepsTheBestBoundsAndTellsWhatItLost() {
    var layer = SearchLayer(count: 2)
    let isClear = layer.clear(width: 4, room: 6, first: 1)
    #expect(isClear)
    for number in 0..<6 { Self.add(&layer, bound: Double(5 - number), tasks: number) }
    #expect(layer.isFull)
    let isCut = layer.cut(from: 0, to: 6, isFinal: false, cancellation: nil)
    #expect(isCut)
    #expect(layer.states.map(\.bound) == [3, 2, 1, 0])
    #expect(layer.lost == 4)
    // No better than what is there: it is not taken in. A better one is, and can be found again.
    Self.add(&layer, bound: 5, tasks: 9)
    Self.add(&layer, bound: 0.5, tasks: 10)
    Self.add(&layer, bound: 0.5, tasks: 10)
    #expect(layer.states.map(\.bound) == [3, 2, 1, 0, 0.5])
    #expect(layer.lost == 4)
  }

  @Test func theCheaperOfTwoOfAKindStays() {
    var layer = SearchLayer(count: 2)
    let isClear = layer.clear(width: 4, room: 6, first: 1)
    #expect(isClear)
    Self.add(&layer, bound: 2, tasks: 3, cost: 2, start: 1)
    Self.add(&layer, bound: 1, tasks: 3, cost: 1, start: 1)
    // Another start matters only before the last batch of those that are open.
    Self.add(&layer, bound: 1, tasks: 3, cost: 1, start: 2)
    Self.add(&layer, bound: 1, tasks: 3, cost: 1, start: 5)
    Self.add(&layer, bound: 1, tasks: 3, cost: 3, start: 6)
    #expect(layer.states.map(\.cost) == [1, 1, 1])
    var (steps, starts) = ([UInt16](repeating: 0, count: 2), [UInt16](repeating: 0, count: 2))
    layer.copyRow(1, steps: &steps, starts: &starts)
    #expect(starts == [0, 2])
    #expect(steps == [0, 7])
  }

  @Test func cancelledItIsNotCut() {
    var layer = SearchLayer(count: 2)
    let isClear = layer.clear(width: 1, room: 2, first: 1)
    #expect(isClear)
    Self.add(&layer, bound: 1, tasks: 1)
    Self.add(&layer, bound: 2, tasks: 2)
    let cancellation = Cancellation()
    cancellation.cancel()
    let isCut = layer.cut(from: 0, to: 3, isFinal: true, cancellation: cancellation)
    #expect(!isCut)
    let isClearAgain = layer.clear(
      width: 1, room: 2, first: 0, cancellation: cancellation)
    #expect(!isClearAgain)
  }

  /// Adds a state with four batches for the open services.
  private static func add(
    _ layer: inout SearchLayer, bound: Double, tasks: Int, cost: Double = 0, start: UInt16 = 0
  ) {
    layer.add(
      SearchLayer.State(
        cost: cost, bound: bound, tasks: Int32(tasks), batches: 4, most: 4, fewest: 1),
      steps: [0, 7], starts: [0, start])
  }
}
