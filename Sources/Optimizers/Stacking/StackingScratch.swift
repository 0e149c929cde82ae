/// The words that a run writes: steps of each position, and when services join a cluster.
///
/// Plain memory of the caller's stack: an `InlineArray` is copied whole at each access with a computed
/// index, and an `Array` is checked for a unique reference at each write; either doubled the time.
struct StackingScratch {
  static let words = 16 + 65

  /// Steps so far, 8 bits each, or 16 where they may pass 127: sets count up in few additions.
  private let lanes: UnsafeMutablePointer<UInt64>
  /// (clock, position) in one number each, soonest first, `Int64.max` at the end.
  private let joins: UnsafeMutablePointer<Int64>
  /// 1 for 16 bits, 0 for 8.
  private let wide: Int
  private let mask: UInt16

  /// `memory` holds `words` words.
  init(_ memory: UnsafeMutableRawPointer, wide: Bool) {
    lanes = memory.bindMemory(to: UInt64.self, capacity: 16)
    lanes.initialize(repeating: 0, count: 16)
    joins = (memory + 128).bindMemory(to: Int64.self, capacity: 65)
    self.wide = wide ? 1 : 0
    mask = wide ? 0xFFFF : 0xFF
  }

  /// Steps of position `p`, 0…63.
  @inline(__always)
  func steps(_ p: Int) -> Int {
    // Up to a byte beyond the lanes is read, which is still within the words.
    let bytes = UnsafeRawPointer(lanes).loadUnaligned(fromByteOffset: p &<< wide, as: UInt16.self)
    return Int(bytes & mask)
  }

  /// Adds `times` to the steps of the members of `set`, all below `services`.
  @inline(__always)
  func add(_ times: Int, to set: UInt64, _ services: Int, _ spread: borrowing Spread) {
    let times = UInt64(truncatingIfNeeded: times)
    var rest = set
    var word = 0
    if wide == 1 {
      let table = spread.wide.span
      while word << 2 < services {
        lanes[word] &+= table[unchecked: Int(rest & 15)] &* times
        rest >>= 4
        word &+= 1
      }
    } else {
      let table = spread.narrow.span
      while word << 3 < services {
        lanes[word] &+= table[unchecked: Int(rest & 255)] &* times
        rest >>= 8
        word &+= 1
      }
    }
  }

  /// Inserts a join into `count` others.
  @inline(__always)
  func insert(_ clock: Int64, _ position: Int, _ count: Int) {
    let join = clock << 6 | Int64(position)
    var i = count
    while i > 0 && joins[i &- 1] > join {
      joins[i] = joins[i &- 1]
      i &-= 1
    }
    joins[i] = join
  }

  @inline(__always)
  func endJoins(_ count: Int) { joins[count] = .max }

  @inline(__always)
  func joinClock(_ i: Int) -> Int64 { joins[i] >> 6 }

  @inline(__always)
  func joinPosition(_ i: Int) -> Int { Int(joins[i] & 63) }

  /// One bit to the lowest bit of its lane: eight lanes of eight bits, four of sixteen.
  struct Spread: Sendable {
    let narrow: [UInt64]
    let wide: [UInt64]

    init() {
      narrow = (0..<256).map { Self.spread($0, lanes: 8, bits: 8) }
      wide = (0..<16).map { Self.spread($0, lanes: 4, bits: 16) }
    }

    private static func spread(_ set: Int, lanes: Int, bits: Int) -> UInt64 {
      var word: UInt64 = 0
      for lane in 0..<lanes where set >> lane & 1 == 1 { word |= 1 << UInt64(lane * bits) }
      return word
    }
  }
}
