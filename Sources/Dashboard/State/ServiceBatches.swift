import BatchModel
import Optimizers

/// Which batches each service is in, so that a row is drawn without searching.
public struct ServiceBatches: Sendable, Equatable {
  private let batches: [Int32]
  private let first: [Int]

  /// Arranges a schedule of `count` services; every batch lists indices below `count`.
  public init(_ schedule: [Plan.Batch], services count: Int) {
    guard let whole = ServiceBatches(schedule, services: count, cancellation: nil)
    else { preconditionFailure("nobody can have cancelled") }
    self = whole
  }

  /// The same, or nil when cancelled.
  init?(_ schedule: [Plan.Batch], services count: Int, cancellation: Cancellation?) {
    var first = [Int](repeating: 0, count: count + 1)
    for batch in schedule {
      let isCounted = cancellation.inPortions(batch.services.indices) {
        for k in batch.services[$0] { first[k + 1] += 1 }
      }
      guard isCounted else { return nil }
    }
    for k in 0..<count { first[k + 1] += first[k] }
    var next = first
    // Every service's batches ascend, whatever is written first.
    var batches: [Int32] = []
    batches.reserveCapacity(first[count])
    let isMade = cancellation.inPortions(0..<first[count]) {
      batches.append(contentsOf: repeatElement(0, count: $0.count))
    }
    guard isMade else { return nil }
    for (n, batch) in schedule.enumerated() {
      let isTold = cancellation.inPortions(batch.services.indices) {
        for k in batch.services[$0] {
          batches[next[k]] = Int32(n)
          next[k] += 1
        }
      }
      guard isTold else { return nil }
    }
    self.batches = batches
    self.first = first
  }

  /// Bytes it takes.
  var bytes: Int {
    batches.count * MemoryLayout<Int32>.stride + first.count * MemoryLayout<Int>.stride
  }

  /// Indices of the batches service `k` is in, ascending.
  public subscript(k: Int) -> ArraySlice<Int32> { batches[first[k]..<first[k + 1]] }
}
