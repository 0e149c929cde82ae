/// A number for each of 64 positions, bit by bit: bit p of plane i is bit i of the number of p.
struct Planes<let planeCount: Int> {
  private var planes = InlineArray<planeCount, UInt64>(repeating: 0)

  init() {}

  /// Puts a number where there was 0.
  @inline(__always)
  mutating func set(_ p: Int, _ number: Int) {
    var i = 0
    while i < planeCount {
      planes[unchecked: i] |= UInt64(truncatingIfNeeded: number >> i & 1) << UInt64(p)
      i &+= 1
    }
  }

  /// `numbers` + `constant`.
  @inline(__always)
  init(_ numbers: Span<UInt64>, adding constant: Int) {
    var carry: UInt64 = 0
    var i = 0
    while i < planeCount {
      let x = numbers[unchecked: i]
      let y: UInt64 = 0 &- UInt64(truncatingIfNeeded: constant >> i & 1)
      planes[unchecked: i] = x ^ y ^ carry
      carry = (x & y) | (carry & (x | y))
      i &+= 1
    }
  }

  /// The positions with the highest bit set.
  @inline(__always)
  var top: UInt64 { planes[unchecked: planeCount - 1] }

  /// Subtracts units − 2 + [in x] + [in y] + [in z].
  @inline(__always)
  mutating func fall(_ units: Int, _ x: UInt64, _ y: UInt64, _ z: UInt64) {
    // Without a branch for the two usual cases, which alternate unpredictably.
    let single: UInt64 = units == 1 ? ~0 : 0
    let odd = x ^ y ^ z
    let ones = odd ^ single
    let twos = ((x & y) | (z & (x | y))) & (odd | ~single)
    if units > 2 { subtract(units &- 2) }
    let first = planes[unchecked: 0]
    planes[unchecked: 0] = first ^ ones
    var borrow = ~first & ones
    let second = planes[unchecked: 1]
    planes[unchecked: 1] = second ^ twos ^ borrow
    borrow = (~second & (twos | borrow)) | (twos & borrow)
    var i = 2
    while i < planeCount {
      let plane = planes[unchecked: i]
      planes[unchecked: i] = plane ^ borrow
      borrow &= ~plane
      i &+= 1
    }
  }

  @inline(__always)
  private mutating func subtract(_ units: Int) {
    var borrow: UInt64 = 0
    var i = 0
    while i < planeCount {
      let y: UInt64 = 0 &- UInt64(truncatingIfNeeded: units >> i & 1)
      let plane = planes[unchecked: i]
      planes[unchecked: i] = plane ^ y ^ borrow
      borrow = (~plane & (y | borrow)) | (y & borrow)
      i &+= 1
    }
  }

  /// The smallest number among the members of `set`, all of which have the highest bit set.
  @inline(never)
  mutating func least(_ set: UInt64) -> Int {
    var candidates = set
    var value = 1
    var i = planeCount &- 2
    while i >= 0 {
      let smaller = candidates & ~planes[unchecked: i]
      let none = smaller == 0
      candidates = none ? candidates : smaller
      value = value &+ value &+ (none ? 1 : 0)
      i &-= 1
    }
    return value
  }

  /// The `size` smallest (number, position) of a set of more.
  @inline(never)
  mutating func first(_ size: Int, of set: UInt64) -> UInt64 {
    var taken: UInt64 = 0
    var open = size
    var candidates = set
    // Without a branch on what is taken, as that is unpredictable. All have the highest bit set, but seldom.
    var i = planeCount &- 1
    if set & ~top != 0 { take(&candidates, &taken, &open, i) }
    i &-= 1
    if planeCount & 1 == 0 {
      take(&candidates, &taken, &open, i)
      i &-= 1
    }
    while i > 0 {
      takeTwo(&candidates, &taken, &open, i)
      i &-= 2
    }
    var surplus = candidates
    for _ in 0..<open { surplus &= surplus &- 1 }
    return taken | (candidates & ~surplus)
  }

  /// Takes the candidates whose bit `i` is not set if all fit; keeps those that may still be taken.
  @inline(__always)
  private func take(
    _ candidates: inout UInt64, _ taken: inout UInt64, _ open: inout Int, _ i: Int
  ) {
    let plane = planes[unchecked: i]
    let smaller = candidates & ~plane
    let number = smaller.nonzeroBitCount
    let all: UInt64 = number <= open ? ~0 : 0
    taken |= smaller & all
    open &-= number <= open ? number : 0
    candidates &= plane ^ ~all
  }

  /// The same for bits `i` and `i` − 1 at once, whose counts do not wait for each other.
  @inline(__always)
  private func takeTwo(
    _ candidates: inout UInt64, _ taken: inout UInt64, _ open: inout Int, _ i: Int
  ) {
    let high = planes[unchecked: i]
    let low = planes[unchecked: i &- 1]
    // Those below 1, 2 and 3 in the two bits.
    let two = candidates & ~high
    let one = two & ~low
    let three = two | (candidates & ~low)
    let (ones, twos, threes) = (one.nonzeroBitCount, two.nonzeroBitCount, three.nonzeroBitCount)
    let allOne: UInt64 = ones <= open ? ~0 : 0
    let allTwo: UInt64 = twos <= open ? ~0 : 0
    let allThree: UInt64 = threes <= open ? ~0 : 0
    let fits = (one & allOne) | (two & allTwo) | (three & allThree)
    candidates = (one | (two & allOne) | (three & allTwo) | (candidates & allThree)) & ~fits
    taken |= fits
    open &-= threes <= open ? threes : twos <= open ? twos : ones <= open ? ones : 0
  }
}
