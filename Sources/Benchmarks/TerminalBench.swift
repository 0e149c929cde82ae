import BatchModel
import Glibc
import PseudoTerminal
import Studies

/// What is measured of a program in a pseudo-terminal.
struct TerminalBench {
  /// A folder for settings and journals, so that those of the user have no part in it.
  let folder: String
  let columns, rows: Int
  let starts, keys: Int
  let seconds: Double

  /// Medians of a start, in seconds.
  struct Start {
    var firstByte, frame, content: Double
  }

  /// Frames while something moves.
  struct Watch {
    var bytes, reads: Spread
  }

  /// What it costs when nothing happens.
  struct Rest {
    var bytes, processor, wakeups, memory: Double
  }

  /// Seconds from the key to the screen.
  struct Edits {
    var seen, first, final: Spread
  }

  /// Why a figure is missing.
  enum Failure: Error { case notReached(String) }

  private func open(_ candidate: Candidate) throws -> TerminalSession {
    try TerminalSession(candidate.command, columns: columns, rows: rows, folder: folder)
  }

  private func opened(_ candidate: Candidate) throws -> TerminalSession {
    let session = try open(candidate)
    guard session.time(limit: 60, until: candidate.showsContent) != nil else {
      throw Failure.notReached("\(candidate.name): content")
    }
    return session
  }

  private static func spread(_ values: [Double], _ what: String) throws -> Spread {
    guard let spread = Spread(values) else { throw Failure.notReached(what) }
    return spread
  }

  /// Starts the program again and again.
  func start(_ candidate: Candidate) throws -> Start {
    var firsts: [Double] = []
    var frames: [Double] = []
    var contents: [Double] = []
    for _ in 0..<starts {
      let session = try open(candidate)
      guard let first = session.time(until: { _ in session.bytes > 0 }),
        let frame = session.time(until: candidate.showsFrame),
        let content = session.time(limit: 60, until: candidate.showsContent)
      else { throw Failure.notReached("\(candidate.name): start") }
      firsts.append(first)
      frames.append(frame)
      contents.append(content)
    }
    return Start(
      firstByte: try Self.spread(firsts, "first byte").median,
      frame: try Self.spread(frames, "frame").median,
      content: try Self.spread(contents, "content").median)
  }

  /// Frames after the start: the replay of a swarm, or what the other programs show by themselves.
  func watch(_ candidate: Candidate) throws -> Watch {
    let session = try opened(candidate)
    let first = session.chunks.count
    session.read(for: min(seconds, 5))
    let frames = session.frames(since: first)
    return Watch(
      bytes: try Self.spread(frames.map { Double($0.bytes) }, "frames"),
      reads: try Self.spread(frames.map { Double($0.reads) }, "frames"))
  }

  /// Times from the key that moves a cursor to the row of the cursor.
  ///
  /// For others than stackdeck: to the first byte.
  func keys(_ candidate: Candidate) throws -> Spread {
    let session = try opened(candidate)
    let isOurs = candidate.name == "stackdeck"
    if !isOurs { session.readUntilQuiet(for: 100) }
    var random = SplitMix64(seed: 1)
    var row = Candidate.firstRow
    var times: [Double] = []
    // The cursor runs up and down over the first rows.
    for number in 0..<keys {
      session.read(for: random.uniform(0.03, 0.06))
      let isDown = number / 8 % 2 == 0
      let target = row + (isDown ? 1 : -1)
      let before = session.bytes
      let sent = session.now
      session.terminal.send(isDown ? "\u{1B}[B" : "\u{1B}[A")
      let seen = session.time { screen in
        isOurs ? screen[0, target].text == "▸" : session.bytes > before
      }
      guard let seen else { throw Failure.notReached("\(candidate.name): key \(number)") }
      times.append(seen - sent)
      row = target
    }
    return try Self.spread(times, "keys")
  }

  /// Times from the key that raises a deadline to its new value, the first plan and the last.
  func edits(_ candidate: Candidate) throws -> Edits {
    let session = try opened(candidate)
    session.terminal.send("\u{1B}[F")
    guard session.time(until: { $0.line(0).contains("final") }) != nil else {
      throw Failure.notReached("final plan")
    }
    var random = SplitMix64(seed: 2)
    var (seen, first, final): ([Double], [Double], [Double]) = ([], [], [])
    for number in 0..<keys / 4 {
      session.read(for: random.uniform(0.05, 0.1))
      let before = session.terminal.screen.line(Candidate.firstRow).prefix(40)
      let sent = session.now
      session.terminal.send(number / 4 % 2 == 0 ? "}" : "{")
      guard
        let changed = session.time(until: { $0.line(Candidate.firstRow).prefix(40) != before }),
        let planned = session.time(until: { !$0.line(0).contains("solving …") }),
        let done = session.time(until: { $0.line(0).contains("final") })
      else { throw Failure.notReached("edit \(number)") }
      seen.append(changed - sent)
      first.append(planned - sent)
      final.append(done - sent)
    }
    return Edits(
      seen: try Self.spread(seen, "edits"), first: try Self.spread(first, "edits"),
      final: try Self.spread(final, "edits"))
  }

  /// What it costs once everything is quiet: for a while nobody presses a key.
  func rest(_ candidate: Candidate) throws -> Rest {
    let session = try opened(candidate)
    // A dashboard that plays comes to its end; others never rest.
    if candidate.name == "stackdeck" { session.readUntilQuiet(for: 3000) }
    let process = session.terminal.process
    let (before, bytes) = (ProcessFigures(process), session.bytes)
    session.read(for: seconds)
    let after = ProcessFigures(process)
    let use = after.use(since: before)
    return Rest(
      bytes: Double(session.bytes - bytes) / seconds,
      processor: use.seconds / seconds, wakeups: Double(use.wakeups) / seconds,
      memory: after.mostMemory)
  }
}
