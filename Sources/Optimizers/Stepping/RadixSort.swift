/// A stable sort of services by numbers of seconds, which looks for cancellation on its way.
///
/// Byte by byte, so O(n); it keeps its scratch for the next time.
package struct RadixSort: Sendable {
  private var keys: [UInt64] = []
  private var otherKeys: [UInt64] = []
  private var otherIndex: [Int32] = []

  /// Puts finite `values` in ascending order and `index`, of the same length, along with them.
  ///
  /// False when cancelled; then both are in no particular order.
  mutating func sort(
    _ values: inout [Double], _ index: inout [Int32], _ cancellation: Cancellation?
  ) -> Bool {
    let n = values.count
    keys.removeAll(keepingCapacity: true)
    keys.reserveCapacity(n)
    // The bits in which not all keys are the same.
    var varied: UInt64 = 0
    let isBegun = cancellation.inPortions(0..<n) {
      for p in $0 {
        keys.append(Self.key(values[p]))
        varied |= keys[p] ^ keys[0]
      }
    }
    guard isBegun else { return false }
    if otherKeys.count < n {
      otherKeys = keys
      otherIndex = index
    }
    // The two change places with each pass, so they need the same length.
    otherKeys.removeLast(otherKeys.count - n)
    otherIndex.removeLast(otherIndex.count - n)
    var starts = [Int](repeating: 0, count: 257)
    for shift in stride(from: 0 as UInt64, to: 64, by: 8) where varied >> shift & 255 != 0 {
      for i in 0...256 { starts[i] = 0 }
      let isCounted = cancellation.inPortions(0..<n) {
        for p in $0 { starts[Int(keys[p] >> shift & 255) + 1] += 1 }
      }
      guard isCounted else { return false }
      for i in 1...256 { starts[i] += starts[i - 1] }
      let isMoved = cancellation.inPortions(0..<n) {
        for p in $0 {
          let key = keys[p]
          let digit = Int(key >> shift & 255)
          otherKeys[starts[digit]] = key
          otherIndex[starts[digit]] = index[p]
          starts[digit] += 1
        }
      }
      guard isMoved else { return false }
      swap(&keys, &otherKeys)
      swap(&index, &otherIndex)
    }
    return cancellation.inPortions(0..<n) { for p in $0 { values[p] = Self.value(keys[p]) } }
  }

  /// The indices of finite values, ascending by (values[k], k).
  package static func order(of values: [Double]) -> [Int] {
    var sorting = RadixSort()
    guard let order = sorting.order(of: values, nil)
    else { preconditionFailure("nobody can have cancelled") }
    return order
  }

  /// The indices of finite values, ascending by (values[k], k); nil when cancelled.
  mutating func order(of values: [Double], _ cancellation: Cancellation?) -> [Int]? {
    if values.count <= 64 {
      if cancellation.isCancelled { return nil }
      return values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    }
    var values = values
    var index = values.indices.map { Int32(truncatingIfNeeded: $0) }
    guard sort(&values, &index, cancellation) else { return nil }
    return index.map { Int($0) }
  }

  /// Whole numbers that ascend with the values; adding 0 makes both zeros one.
  private static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}

/// Some of the services 0..<count in ascending order: sorted where they are few, marked where many.
func ascending(_ services: [Int], of count: Int) -> [Int] {
  if services.count < 64 || services.count < count / 16 { return services.sorted() }
  var isMember = [Bool](repeating: false, count: count)
  for k in services { isMember[k] = true }
  return isMember.indices.filter { isMember[$0] }
}
