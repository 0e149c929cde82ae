import Glibc
import PseudoTerminal

/// A program in a terminal of its own, with the times at which its output arrived.
final class TerminalSession {
  /// What was read at once: when, in seconds since the start, and how much.
  struct Chunk {
    var time: Double
    var bytes: Int
  }

  let terminal: PseudoTerminal
  /// Everything read so far, in order.
  private(set) var chunks: [Chunk] = []

  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// Chunks less than so many seconds apart belong to one frame.
  static let frameGap = 0.004

  /// Starts a program; the clock runs from just before.
  init(_ program: [String], columns: Int, rows: Int, folder: String) throws {
    let environment = [
      "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "HOME": folder,
      "XDG_STATE_HOME": folder, "XDG_CONFIG_HOME": folder,
    ]
    start = clock.now
    terminal = try PseudoTerminal(
      program[0], Array(program.dropFirst()), environment: environment, columns: columns,
      rows: rows)
  }

  /// Seconds since the start.
  var now: Double { (clock.now - start) / .seconds(1) }

  /// Bytes read so far.
  var bytes: Int { terminal.output.count }

  /// Reads what comes within so many milliseconds, once; false when nothing did.
  @discardableResult
  func read(within milliseconds: Int) -> Bool {
    let before = bytes
    guard terminal.read(within: milliseconds) else { return false }
    chunks.append(Chunk(time: now, bytes: bytes - before))
    return true
  }

  /// Reads for so many seconds.
  func read(for seconds: Double) {
    let end = now + seconds
    while now < end { read(within: max(1, Int((end - now) * 1000))) }
  }

  /// Reads until nothing comes for so many milliseconds.
  func readUntilQuiet(for milliseconds: Int) {
    while read(within: milliseconds) {}
  }

  /// Reads until the screen is as wanted; the time when it was, nil when it never is.
  func time(limit seconds: Double = 20, until isReached: (VirtualScreen) -> Bool) -> Double? {
    let end = now + seconds
    while !isReached(terminal.screen) {
      guard now < end else { return nil }
      read(within: 20)
    }
    return chunks.last?.time ?? 0
  }

  /// The output since a chunk as frames: bytes and reads of each.
  func frames(since first: Int) -> [(bytes: Int, reads: Int)] {
    var frames: [(bytes: Int, reads: Int)] = []
    var last = -1.0
    for chunk in chunks[first...] {
      if chunk.time - last > Self.frameGap { frames.append((0, 0)) }
      last = chunk.time
      frames[frames.count - 1].bytes += chunk.bytes
      frames[frames.count - 1].reads += 1
    }
    return frames
  }
}
