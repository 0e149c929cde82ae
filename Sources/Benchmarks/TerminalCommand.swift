import ArgumentParser
import Foundation
import Studies
import TextCanvas

/// Measures programs in a pseudo-terminal.
struct TerminalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "terminal",
    abstract: "Measure the dashboard in a pseudo-terminal, beside htop and btop.",
    discussion: """
      The budgets: first frame 30 ms, its content 60 ms at K up to 200, a key on screen 16 ms \
      (p99) while the solver uses every core, a usual frame one write of at most 4 kB, nothing \
      changed no bytes and no wake-ups. Times include this program's reading of the screen.
      """)

  @Option(help: "The program (default: stackdeck beside this one).")
  var program: String?
  @Option(help: "Programs to compare with; what is not there is left out.")
  var other = ["/usr/bin/htop", "/usr/bin/btop"]
  @Option(help: "Starts, of which the median counts.")
  var starts = 15
  @Option(help: "Keys, of which the quantiles count.")
  var keys = 300
  @Option(help: "Seconds of watching.")
  var seconds = 10.0
  @Option(help: "Columns.")
  var columns = 120
  @Option(help: "Rows.")
  var rows = 36

  func run() throws {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    let path = program ?? beside + "/stackdeck"
    let folder = FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bench = TerminalBench(
      folder: folder, columns: columns, rows: rows, starts: starts, keys: keys, seconds: seconds)
    try compare(path, bench)
    print()
    try edit(path, bench)
    print()
    try growth(path, folder)
  }

  /// Start, watching and rest, beside the others.
  private func compare(_ path: String, _ bench: TerminalBench) throws {
    let table = MarkdownTable(
      "\(columns)×\(rows)", "first byte", "first frame", "content", "bytes a frame", "p99", "reads",
      "key on screen", "p99", "memory", "bytes/s at rest", "CPU", "wake-ups/s")
    var candidates = [Candidate.stackdeck(path)]
    candidates += other.filter { FileManager.default.isExecutableFile(atPath: $0) }
      .map(Candidate.other)
    for candidate in candidates {
      let start = try bench.start(candidate)
      let watch = try bench.watch(candidate)
      let keys = try bench.keys(candidate)
      let rest = try bench.rest(candidate)
      table.row(
        candidate.name, NumberText.time(start.firstByte), NumberText.time(start.frame),
        NumberText.time(start.content), NumberText.size(watch.bytes.median),
        NumberText.size(watch.bytes.quantile(0.99)),
        NumberText.fixed(watch.reads.quantile(0.99), decimals: 0),
        NumberText.time(keys.median), NumberText.time(keys.quantile(0.99)),
        NumberText.size(rest.memory), NumberText.fixed(rest.bytes, decimals: 0),
        NumberText.fixed(rest.processor * 100, decimals: 2) + " %",
        NumberText.fixed(rest.wakeups, decimals: 1))
    }
  }

  /// Keys and edits while the solver works.
  private func edit(_ path: String, _ bench: TerminalBench) throws {
    let table = MarkdownTable("K = 20, PSO on every core", "p50", "p99")
    let busy = Candidate.stackdeck(path, ["--iterations", "1000000"])
    let keys = try bench.keys(busy)
    table.row(
      "a key on screen", NumberText.time(keys.median), NumberText.time(keys.quantile(0.99)))
    let edits = try bench.edits(Candidate.stackdeck(path))
    for (name, spread) in [
      ("an edit on screen", edits.seen), ("its first plan", edits.first),
      ("its final plan", edits.final),
    ] {
      table.row(name, NumberText.time(spread.median), NumberText.time(spread.quantile(0.99)))
    }
  }

  /// The same for more devices, on a large screen.
  private func growth(_ path: String, _ folder: String) throws {
    let bench = TerminalBench(
      folder: folder, columns: 200, rows: 60, starts: max(3, starts / 5), keys: keys,
      seconds: seconds)
    let table = MarkdownTable(
      "200×60, equal bandwidth", "first frame", "content", "key on screen", "p99", "memory")
    for count in [1, 20, 200, 2_000, 20_000] {
      let file = try Candidate.scenarioFile(count, in: folder)
      let candidate = Candidate.stackdeck(path, [file, "--scheme", "equal-bandwidth"])
      let start = try bench.start(candidate)
      let keys = count > 1 ? try bench.keys(candidate) : nil
      let rest = try bench.rest(candidate)
      table.row(
        "K = \(count)", NumberText.time(start.frame), NumberText.time(start.content),
        keys.map { NumberText.time($0.median) } ?? "–",
        keys.map { NumberText.time($0.quantile(0.99)) } ?? "–", NumberText.size(rest.memory))
    }
  }
}
