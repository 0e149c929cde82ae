import BatchModel

extension PlanCheck {
  /// Who a batch really serves, each once, and when it really ends.
  struct Occupied {
    var members: [Int]
    var start: Double
    var end: Double
  }

  /// (1), (2), (4): who is in a batch, and how long it lasts.
  mutating func checkBatches() -> [Occupied] {
    // lastBatch[k] finds repetitions in O(tasks).
    var lastBatch = [Int](repeating: -1, count: scenario.devices.count)
    var occupied: [Occupied] = []
    occupied.reserveCapacity(plan.batches.count)
    for (n, batch) in plan.batches.enumerated() {
      var members: [Int] = []
      var strangers: [Int] = []
      var repeated: [Int] = []
      for k in batch.services {
        if !lastBatch.indices.contains(k) {
          strangers.append(k)
        } else if lastBatch[k] == n {
          repeated.append(k)
        } else {
          lastBatch[k] = n
          members.append(k)
        }
      }
      let areServicesRight = checkMembers(n, strangers: strangers, repeated: repeated)
      let duration = scenario.delay.a * Double(members.count) + scenario.delay.b
      // Without the right services there is no right duration to compare with.
      if areServicesRight, timesDiffer(batch.duration, duration) {
        report("batch \(n): lasts \(batch.duration) s, g(\(members.count)) is \(duration) s")
      }
      let lasting = areServicesRight || !batch.duration.isFinite ? duration : batch.duration
      occupied.append(Occupied(members: members, start: batch.start, end: batch.start + lasting))
    }
    return occupied
  }

  private mutating func checkMembers(_ n: Int, strangers: [Int], repeated: [Int]) -> Bool {
    if plan.batches[n].services.isEmpty {
      report("batch \(n): is empty, a batch holds at least one task")
      return false
    }
    for k in strangers {
      report(
        "batch \(n): service \(k) is not in the scenario, whose indices are "
          + "0…\(scenario.devices.count - 1)")
    }
    for k in repeated { report("batch \(n): \(label(k)) is in it again, once is allowed") }
    return strangers.isEmpty && repeated.isEmpty
  }

  /// (6), and with it (7): one batch after another, from time 0.
  mutating func checkOrder(_ occupied: [Occupied]) {
    var free = 0.0
    var latest = -1
    for (n, batch) in occupied.enumerated() {
      guard batch.start.isFinite else {
        report("batch \(n): starts at \(batch.start) s, a start is a finite number of seconds")
        continue
      }
      if batch.start < free - Self.timeTolerance {
        report(
          latest < 0
            ? "batch \(n): starts at \(batch.start) s, the earliest start is 0 s"
            : "batch \(n): starts at \(batch.start) s, batch \(latest) ends at \(free) s")
      }
      if batch.end > free { (free, latest) = (batch.end, n) }
    }
  }
}
