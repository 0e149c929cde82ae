/// Boxes by their bounds, the lowest first: a binary heap.
struct BoxQueue: Sendable {
  private var boxes: [LoadBox] = []

  /// The lowest bound, infinite where there is no box.
  var lowest: Double { boxes.first?.bound ?? .infinity }

  mutating func insert(_ box: LoadBox) {
    boxes.append(box)
    var place = boxes.count - 1
    while place > 0, boxes[place].bound < boxes[(place - 1) / 2].bound {
      boxes.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes out the box with the lowest bound.
  mutating func popLowest() -> LoadBox? {
    guard boxes.count > 1 else { return boxes.popLast() }
    boxes.swapAt(0, boxes.count - 1)
    let lowest = boxes.removeLast()
    var place = 0
    while 2 * place + 1 < boxes.count {
      var child = 2 * place + 1
      if child + 1 < boxes.count, boxes[child + 1].bound < boxes[child].bound { child += 1 }
      if boxes[place].bound <= boxes[child].bound { break }
      boxes.swapAt(place, child)
      place = child
    }
    return lowest
  }
}
