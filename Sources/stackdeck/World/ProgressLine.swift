import Files
import Glibc
import TextCanvas

/// One line on standard error that says how far solving is; only where that is a terminal.
struct ProgressLine {
  private let label: String
  private let surface: TextSurface
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant
  private var isShown = false

  private static let interval = Duration.milliseconds(50)

  /// A line for a job; nil where nobody would see it.
  init?(label: String) {
    guard TextSurface.isTerminal(STDERR_FILENO) else { return nil }
    self.label = label
    surface = .stream(STDERR_FILENO)
    // What takes no time to speak of needs no line.
    next = clock.now + Self.interval * 2
  }

  /// Redraws the line, at most 20 times a second.
  mutating func show(_ text: @autoclosure () -> String, fraction: Double) {
    let now = clock.now
    guard now >= next else { return }
    next = now + Self.interval
    isShown = true
    Self.send("\r\(drawn(text(), fraction))\u{1B}[K")
  }

  /// Redraws the line for a solver.
  mutating func show(_ progress: SolveJob.Progress) {
    show(
      "\(progress.iteration)/\(progress.iterations)  "
        + "mean FID \(NumberText.fixed(progress.best, decimals: 3))\(Self.gap(progress))",
      fraction: Double(progress.iteration) / Double(max(1, progress.iterations)))
  }

  private static func gap(_ progress: SolveJob.Progress) -> String {
    guard let bound = progress.bound else { return "" }
    let gap = progress.best > 0 ? (progress.best - bound) / progress.best * 100 : 0
    return "  bound \(NumberText.fixed(bound, decimals: 3))  "
      + "gap \(NumberText.fixed(gap, decimals: 2)) %"
  }

  /// Takes the line away.
  mutating func erase() {
    if isShown { Self.clear() }
    isShown = false
  }

  /// Takes away whatever line there is on a terminal.
  static func clear() {
    if TextSurface.isTerminal(STDERR_FILENO) { send("\r\u{1B}[K") }
  }

  private func drawn(_ text: String, _ fraction: Double) -> String {
    // A glyph in the last column would wrap on some terminals.
    let width = max(1, surface.width - 1)
    let appearance = surface.appearance
    var canvas = Canvas(size: Size(width: width, height: 1), appearance: appearance)
    let used = canvas.write(
      "\(label)  \(text)  ", x: 0, y: 0, style: appearance[.text], width: width)
    let bar = Rect(x: used, y: 0, width: min(40, width - used), height: 1)
    if bar.width >= 5 {
      canvas.gauge(fraction, in: bar, style: appearance[.generation], appearance: appearance)
    }
    guard appearance.attributes else { return canvas.text }
    return String(canvas.ansi(colors: appearance.colors).dropLast())
  }

  private static func send(_ text: String) {
    try? OutputFile.write(Array(text.utf8), to: STDERR_FILENO, named: "<stderr>")
  }
}
