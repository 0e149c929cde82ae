import Glibc
import TextCanvas

/// How far a sweep is, on standard error: a line that is redrawn on a terminal, else a new line now
/// and then.
struct SweepProgress {
  /// Cells to be done.
  let total: Int
  /// Cells done, those of earlier runs included.
  private(set) var done: Int

  private let first: Int
  private let note: String?
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var next: ContinuousClock.Instant
  private var line: ProgressLine?

  /// Seconds to the first plain line, and from one to the next.
  private static let plain = (first: 5, later: 30)

  init(total: Int, done: Int, note: String?) {
    self.total = total
    self.done = done
    self.note = note
    first = done
    start = clock.now
    next = start + .seconds(Self.plain.first)
    line = ProgressLine(label: note.map { "sweep, \($0)" } ?? "sweep")
  }

  /// Cells done since the beginning of this run.
  var solved: Int { done - first }

  /// Says how far it is.
  mutating func show(done: Int) {
    self.done = done
    if line != nil {
      let (now, fraction) = (text, Double(done) / Double(max(1, total)))
      line?.show(now, fraction: fraction)
    } else if clock.now >= next {
      next = clock.now + .seconds(Self.plain.later)
      Console.note(["sweep\(note.map { ", \($0)" } ?? ""): \(text)"])
    }
  }

  /// Takes the line away while something else is written.
  mutating func erase() { line?.erase() }

  /// Takes the line away for good.
  mutating func end() {
    line?.erase()
    line = nil
  }

  private var text: String {
    let elapsed = (clock.now - start) / .seconds(1)
    let rate = elapsed > 0 ? Double(solved) / elapsed : 0
    guard rate > 0 else { return "\(done)/\(total) cells" }
    return "\(done)/\(total) cells  \(NumberText.fixed(rate, decimals: rate < 10 ? 1 : 0))/s  "
      + "\(NumberText.roughDuration(Double(total - done) / rate)) left"
  }
}
