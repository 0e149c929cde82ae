import BatchModel

/// Which batches each service is in, so that a row is drawn without searching.
public struct ServiceBatches: Sendable, Equatable {
  private let batches: [Int32]
  private let first: [Int]

  /// Arranges a schedule of `count` services; every batch lists indices below `count`.
  public init(_ schedule: [Plan.Batch], services count: Int) {
    var first = [Int](repeating: 0, count: count + 1)
    for batch in schedule { for k in batch.services { first[k + 1] += 1 } }
    for k in 0..<count { first[k + 1] += first[k] }
    var next = first
    var batches = [Int32](repeating: 0, count: first[count])
    for (n, batch) in schedule.enumerated() {
      for k in batch.services {
        batches[next[k]] = Int32(n)
        next[k] += 1
      }
    }
    self.batches = batches
    self.first = first
  }

  /// Indices of the batches service `k` is in, ascending.
  public subscript(k: Int) -> ArraySlice<Int32> { batches[first[k]..<first[k + 1]] }
}
