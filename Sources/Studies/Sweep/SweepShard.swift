/// A part of a sweep's cells, for a machine of many.
///
/// Of every `count` cells in a row each part gets one, another one each time: neighbours differ in
/// their scheme, and no part shall get all the slow ones.
public struct SweepShard: Sendable, Hashable {
  /// Which part, in 0..<count.
  public let index: Int
  /// Parts in all, at least 1.
  public let count: Int

  /// A part; nil unless 0 ≤ index < count.
  public init?(index: Int, count: Int) {
    guard index >= 0, index < count else { return nil }
    self.index = index
    self.count = count
  }

  /// The part that a cell belongs to when there are so many, at least 1.
  public init(holding cell: Int, of count: Int) {
    self.count = count
    index = (cell + cell / count) % count
  }

  /// All cells.
  public static let whole = SweepShard(holding: 0, of: 1)

  /// Whether a cell is one of this part.
  public func contains(_ cell: Int) -> Bool { SweepShard(holding: cell, of: count) == self }

  /// The index of the part's cell with that number, from 0 on, in ascending order.
  public func cell(_ number: Int) -> Int {
    let place = (index - number) % count
    return number * count + (place < 0 ? place + count : place)
  }

  /// How many of so many cells are of this part.
  public func size(of cells: Int) -> Int {
    let rounds = cells / count
    return rounds + (cell(rounds) < cells ? 1 : 0)
  }
}
