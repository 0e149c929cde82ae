/// Partial schedules of the last services, all with the same services still open, <doc:ExactScheduling>.
///
/// Flat arrays; what two of them would allow the open services in the same way is kept once. When it is
/// full, it is cut back to those with the best bounds.
struct SearchLayer: Sendable {
  /// A partial schedule, apart from its lists.
  struct State: Sendable {
    /// The sum of Q of the decided services.
    var cost: Double
    /// What every completion costs at least.
    var bound: Double
    /// Tasks left for the open services.
    var tasks: Int32
    /// Batches that end by the budget of the last open service.
    var batches: Int32
    /// The steps of the last service decided: no open one has more.
    var most: Int32
    /// The fewest steps of the last open service in a schedule that cannot be evened out.
    var fewest: Int32
  }

  private(set) var states: [State] = []
  /// The best bound among those that were left out, infinite where nothing was.
  private(set) var lost = Double.infinity

  /// Services, and the first of those that are decided.
  private let count: Int
  private var first = 0
  /// Steps of the decided services and batches before their first, a row of K − `first` a state.
  private var steps: [UInt16] = []
  private var starts: [UInt16] = []

  /// Entries between two looks at the cancellation.
  private static let portion = 1 << 14

  private var (width, room) = (0, 0)
  /// States at this bound or above are left out at once.
  private var ceiling = Double.infinity
  private var slots: [Int32] = []
  private var hashes: [UInt64] = []

  init(count: Int) { self.count = count }

  /// Bytes that a state takes at most, with up to four slots for each.
  static func bytes(count: Int) -> Int { MemoryLayout<State>.stride + 8 + 4 * 4 + 2 * 2 * count }

  /// Whether the next `add` needs a `cut`.
  var isFull: Bool { states.count >= room }

  /// Empties the layer, for states whose services from `first` on are decided; memory is kept.
  ///
  /// It is full with `room` states, and cut back to `width`. False when cancelled, and then of no use.
  mutating func clear(
    width: Int, room: Int, first: Int, cancellation: Cancellation? = nil
  ) -> Bool {
    (self.width, self.room, self.first) = (width, room, first)
    (lost, ceiling) = (.infinity, .infinity)
    states.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    // All at once: what is never touched costs nothing, while growing would copy everything. Giving
    // back what was there before takes a while.
    let most = room + 1
    states.reserveCapacity(most)
    hashes.reserveCapacity(most)
    if cancellation.isCancelled { return false }
    steps.reserveCapacity(most * count)
    if cancellation.isCancelled { return false }
    starts.reserveCapacity(most * count)
    // At least two slots a state, a power of two.
    return emptySlots(1 << (Int.bitWidth - (2 * most - 1).leadingZeroBitCount), cancellation)
  }

  /// Copies the lists of a state into rows for all services.
  func copyRow(_ index: Int, steps row: inout [UInt16], starts rowStarts: inout [UInt16]) {
    let begin = index * (count - first) - first
    for i in first..<count {
      row[i] = steps[begin + i]
      rowStarts[i] = starts[begin + i]
    }
  }

  /// Adds a state, or lets it replace one of the same kind that costs more.
  ///
  /// Only starts before the open services' last batch matter, and not whose they are.
  mutating func add(_ state: State, steps row: [UInt16], starts rowStarts: [UInt16]) {
    guard state.bound < ceiling else {
      lost = min(lost, state.bound)
      return
    }
    var hash =
      UInt64(truncatingIfNeeded: state.tasks) << 40
      ^ UInt64(truncatingIfNeeded: state.batches) << 20 ^ UInt64(truncatingIfNeeded: state.most)
    hash = Self.mixed(hash)
    for i in first..<count where Int32(rowStarts[i]) < state.batches {
      hash &+= Self.mixed(UInt64(rowStarts[i]) &+ 0x9E37_79B9)
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let other = Int(slots[slot])
      if hashes[other] == hash, isSame(other, state, rowStarts) {
        let fewest = min(states[other].fewest, state.fewest)
        if state.cost < states[other].cost {
          states[other] = state
          let begin = other * (count - first) - first
          for i in first..<count {
            steps[begin + i] = row[i]
            starts[begin + i] = rowStarts[i]
          }
        }
        states[other].fewest = fewest
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(states.count)
    states.append(state)
    hashes.append(hash)
    steps.append(contentsOf: row[first...])
    starts.append(contentsOf: rowStarts[first...])
  }

  /// Keeps at most `width` states, those with the best bounds; false when cancelled, and then of no use.
  ///
  /// Bounds are between `low` and `high`. Bins stand for sorting, so that it takes no time to speak of.
  /// A layer that is only read from then on needs no way to find its states.
  mutating func cut(
    from low: Double, to high: Double, isFinal: Bool, cancellation: Cancellation?
  ) -> Bool {
    guard states.count > width, high > low else { return true }
    let bins = 4096
    func bin(_ bound: Double) -> Int {
      min(bins - 1, max(0, Int((bound - low) / (high - low) * Double(bins))))
    }
    var sizes = [Int](repeating: 0, count: bins)
    for (index, state) in states.enumerated() {
      if index % Self.portion == 0, cancellation.isCancelled { return false }
      sizes[bin(state.bound)] += 1
    }
    var (last, room) = (0, width)
    while last < bins, sizes[last] <= room {
      room -= sizes[last]
      last += 1
    }
    let row = count - first
    var kept = 0
    for index in states.indices {
      if index % Self.portion == 0, cancellation.isCancelled { return false }
      let state = states[index]
      let place = bin(state.bound)
      guard place < last || place == last && room > 0 else {
        lost = min(lost, state.bound)
        continue
      }
      if place == last { room -= 1 }
      states[kept] = state
      hashes[kept] = hashes[index]
      for i in 0..<row {
        steps[kept * row + i] = steps[index * row + i]
        starts[kept * row + i] = starts[index * row + i]
      }
      kept += 1
    }
    states.removeLast(states.count - kept)
    hashes.removeLast(hashes.count - kept)
    steps.removeLast(steps.count - kept * row)
    starts.removeLast(starts.count - kept * row)
    // The last bin is full: what comes now must be better than that.
    ceiling = min(ceiling, low + (high - low) * Double(last) / Double(bins))
    return isFinal || fillSlots(cancellation)
  }

  private func isSame(_ other: Int, _ state: State, _ rowStarts: [UInt16]) -> Bool {
    let old = states[other]
    guard old.tasks == state.tasks, old.batches == state.batches, old.most == state.most
    else { return false }
    let begin = other * (count - first) - first
    // Starts do not fall from one service to the next, but for ties; so they mostly pair up.
    var (ours, theirs) = ([Int](), [Int]())
    for i in first..<count {
      let (mine, yours) = (Int(rowStarts[i]), Int(starts[begin + i]))
      if mine == yours { continue }
      if mine < state.batches { ours.append(mine) }
      if yours < state.batches { theirs.append(yours) }
    }
    return ours.isEmpty && theirs.isEmpty || ours.sorted() == theirs.sorted()
  }

  private mutating func emptySlots(_ size: Int, _ cancellation: Cancellation?) -> Bool {
    slots.removeAll(keepingCapacity: true)
    slots.reserveCapacity(size)
    while slots.count < size {
      if cancellation.isCancelled { return false }
      slots.append(contentsOf: repeatElement(-1, count: min(size - slots.count, Self.portion)))
    }
    return true
  }

  /// Finds places for all states; false when cancelled.
  private mutating func fillSlots(_ cancellation: Cancellation?) -> Bool {
    guard emptySlots(slots.count, cancellation) else { return false }
    for index in states.indices {
      if index % Self.portion == 0, cancellation.isCancelled { return false }
      var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
    return true
  }

  /// The finaliser of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
