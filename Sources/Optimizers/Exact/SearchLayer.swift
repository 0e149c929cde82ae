/// Partial schedules of the last services, all with the same services still open.
///
/// Flat arrays; what two of them would allow the open services in the same way is kept once.
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
  /// steps[s·K + i], starts[s·K + i]: steps of service i and batches before its first, where decided.
  private(set) var steps: [UInt16] = []
  private(set) var starts: [UInt16] = []
  /// The states that go on, best bound first as far as it matters.
  private(set) var chosen: [Int32] = []

  let count: Int
  private var slots: [Int32] = []
  private var hashes: [UInt64] = []

  init(count: Int) { self.count = count }

  /// Empties the layer and keeps its memory.
  mutating func clear() {
    states.removeAll(keepingCapacity: true)
    steps.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    chosen.removeAll(keepingCapacity: true)
    slots = Array(repeating: -1, count: 1024)
  }

  /// Adds a state, or lets it replace one of the same kind that costs more.
  ///
  /// Services from `first` on are decided. Only starts before the open services' last batch matter,
  /// and not whose they are.
  mutating func add(_ state: State, steps row: [UInt16], starts rowStarts: [UInt16], first: Int) {
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
      if hashes[other] == hash, isSame(other, state, rowStarts, first) {
        let fewest = min(states[other].fewest, state.fewest)
        if state.cost < states[other].cost {
          states[other] = state
          for i in first..<count {
            steps[other * count + i] = row[i]
            starts[other * count + i] = rowStarts[i]
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
    steps.append(contentsOf: row)
    starts.append(contentsOf: rowStarts)
    if states.count * 2 > slots.count { rehash() }
  }

  /// Chooses at most `width` states by their bounds; the least bound of the others.
  ///
  /// Infinite when all go on. Bins stand for sorting, so that it takes no time to speak of.
  mutating func choose(width: Int, from low: Double, to high: Double) -> Double {
    guard states.count > width, high > low else {
      chosen = states.indices.map(Int32.init)
      return .infinity
    }
    let bins = 4096
    func bin(_ state: State) -> Int {
      min(bins - 1, max(0, Int((state.bound - low) / (high - low) * Double(bins))))
    }
    var sizes = [Int](repeating: 0, count: bins)
    for state in states { sizes[bin(state)] += 1 }
    var (last, room) = (0, width)
    while last < bins, sizes[last] <= room {
      room -= sizes[last]
      last += 1
    }
    var dropped = Double.infinity
    for (index, state) in states.enumerated() {
      let place = bin(state)
      if place == last, room > 0 {
        room -= 1
        chosen.append(Int32(index))
      } else if place < last {
        chosen.append(Int32(index))
      } else {
        dropped = min(dropped, state.bound)
      }
    }
    return dropped
  }

  private func isSame(_ other: Int, _ state: State, _ rowStarts: [UInt16], _ first: Int) -> Bool {
    let old = states[other]
    guard old.tasks == state.tasks, old.batches == state.batches, old.most == state.most
    else { return false }
    // Starts do not fall from one service to the next, but for ties; so they mostly pair up.
    var (ours, theirs) = ([Int](), [Int]())
    for i in first..<count {
      let (mine, yours) = (Int(rowStarts[i]), Int(starts[other * count + i]))
      if mine == yours { continue }
      if mine < state.batches { ours.append(mine) }
      if yours < state.batches { theirs.append(yours) }
    }
    return ours.isEmpty && theirs.isEmpty || ours.sorted() == theirs.sorted()
  }

  private mutating func rehash() {
    slots = Array(repeating: -1, count: slots.count * 4)
    for index in states.indices {
      var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// The finaliser of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
