/// Some of the cells of a sweep, a bit each.
struct CellSet: Sendable {
  /// How many there are.
  private(set) var count = 0
  private var bits: [UInt64]

  init(_ cells: some Sequence<Int>, of total: Int) {
    bits = Array(repeating: 0, count: (total + 63) / 64)
    for cell in cells { insert(cell) }
  }

  func contains(_ cell: Int) -> Bool { bits[cell / 64] >> UInt64(cell % 64) & 1 == 1 }

  mutating func insert(_ cell: Int) {
    guard !contains(cell) else { return }
    bits[cell / 64] |= 1 << UInt64(cell % 64)
    count += 1
  }
}
