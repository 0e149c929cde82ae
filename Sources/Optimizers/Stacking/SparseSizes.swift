import BatchModel

/// X of (20), at most 64, for budgets of up to 126 steps: known once for each T*, as it depends on a and b alone.
struct SparseSizes: Sendable {
  /// Above every T' and T* of the table.
  static let width = 127

  /// At index T*·width + T'min; 0 in rows that are not known yet.
  private var sizes: [UInt8] = []

  /// Makes the row of a T* known.
  @inline(__always)
  mutating func fill(_ target: Int, _ delay: DelayModel) {
    if sizes.isEmpty { sizes = Array(repeating: 0, count: Self.width * Self.width) }
    if sizes[target * Self.width] == 0 { compute(target, delay) }
  }

  private mutating func compute(_ target: Int, _ delay: DelayModel) {
    for least in 0..<Self.width {
      sizes[target * Self.width + least] = UInt8(Self.size(target, least, delay, atMost: 64))
    }
  }

  /// For a row that is known and T'min in 0..<width.
  @inline(__always)
  func size(_ target: Int, _ least: Int, atMost most: Int) -> Int {
    min(Int(sizes.span[unchecked: target &* Self.width &+ least]), most)
  }

  /// X of (20), rounded as the rules say.
  static func size(_ target: Int, _ least: Int, _ delay: DelayModel, atMost most: Int) -> Int {
    let (steps, target) = (Double(least), Double(target))
    let spare = (delay.single * steps - delay.b * target) / (delay.a * target)
    return wholeSize(spare + epsilon, atMost: most)
  }
}
