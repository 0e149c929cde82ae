import BatchModel
import Optimizers

/// A line of the comparison: a scheme, and how it stands among the others.
struct CompareRow: Equatable {
  /// What its numbers are.
  enum Status: Equatable {
    /// Switched off.
    case off
    /// Not begun, and never solved before.
    case waiting
    /// Begun, and never solved before: no iteration has ended.
    case starting
    /// The best so far after an iteration of so many.
    case solving(iteration: Int, of: Int)
    /// Of the scenario before an edit, until it is solved again.
    case stale
    /// Of the scenario as it is.
    case solved
  }

  let scheme: Scheme
  /// Its place in the list of schemes, which gives its color.
  let index: Int
  let status: Status
  /// The newest solution, which may be stale.
  let entry: CompareEntry?
  /// Final, best so far or stale, by the status.
  let meanFID: Double?
  /// 1 for the best; nil without a value.
  var rank: Int?
  /// mean FID / best − 1, among values of the same scenario.
  var toBest: Double?
  /// mean FID / that of the pinned scheme − 1, likewise.
  var toBaseline: Double?

  /// Whether the difference to the best is too small to be sure of.
  var isNoise: Bool { toBest.map { $0 > 0 && $0 < QualityModel.noise } ?? false }
}

extension DashboardState {
  /// The lines of the table: best first, then what has no value yet, then what is off.
  var compareRows: [CompareRow] {
    var rows = compare.schemes.enumerated().map { compareRow($0.element, $0.offset) }
    for isStale in [false, true] {
      let peers = rows.filter { ($0.status == .stale) == isStale }
      let values = peers.compactMap(\.meanFID)
      guard let best = values.min() else { continue }
      let baseline = peers.first { $0.scheme == compare.baseline }?.meanFID
      for index in rows.indices where (rows[index].status == .stale) == isStale {
        guard let value = rows[index].meanFID else { continue }
        rows[index].toBest = best > 0 ? value / best - 1 : nil
        if let baseline, baseline > 0 { rows[index].toBaseline = value / baseline - 1 }
      }
    }
    rows.sort {
      ($0.meanFID ?? .infinity, $0.status == .off ? 1 : 0, $0.index)
        < ($1.meanFID ?? .infinity, $1.status == .off ? 1 : 0, $1.index)
    }
    for index in rows.indices {
      guard let value = rows[index].meanFID else { break }
      let isTie = index > 0 && rows[index - 1].meanFID == value
      rows[index].rank = isTie ? rows[index - 1].rank : index + 1
    }
    return rows
  }

  private func compareRow(_ scheme: Scheme, _ index: Int) -> CompareRow {
    let entry = compare.entries[scheme]
    func row(_ status: CompareRow.Status, _ value: Double?) -> CompareRow {
      CompareRow(scheme: scheme, index: index, status: status, entry: entry, meanFID: value)
    }
    if compare.off.contains(scheme) { return row(.off, nil) }
    if isCompared(scheme) { return row(.solved, entry?.plan.meanFID) }
    let progress = compareProgress(scheme)
    if let progress, let best = progress.best,
      let iteration = progress.iteration
    {
      return row(.solving(iteration: iteration, of: progress.iterations), best)
    }
    guard let entry else { return row(progress == nil ? .waiting : .starting, nil) }
    return row(.stale, entry.plan.meanFID)
  }

  /// How far a scheme is, be it solved for the main view or for this one.
  private func compareProgress(_ scheme: Scheme) -> CompareRecord.Progress? {
    if isSolvedByMain(scheme) {
      guard let record, record.request.number == requests else { return nil }
      return CompareRecord.Progress(
        scheme: scheme, iterations: record.iterations, iteration: record.last,
        best: record.trace.last)
    }
    return compare.progress?.scheme == scheme ? compare.progress : nil
  }
}
