import Glibc

extension PseudoTerminal {
  /// Seconds to wait for a state: many times what it takes, as other tests may keep the machine busy.
  public static let patience = 120

  /// Reads until the screen is as wanted.
  ///
  /// - Throws: `PseudoTerminalError.timeout` with the screen when it is not within the limit.
  public func wait(
    for what: String, seconds: Int = patience, until isReached: (VirtualScreen) -> Bool
  ) throws {
    let end = Self.now() + seconds * 1000
    while !isReached(screen) {
      let left = end - Self.now()
      guard left > 0 else {
        throw PseudoTerminalError.timeout(waitingFor: what, screen: screen.text)
      }
      if !read(within: min(left, 50)), poll() != nil, !read(within: 0), !isReached(screen) {
        throw PseudoTerminalError.timeout(waitingFor: "\(what) (it has ended)", screen: screen.text)
      }
    }
  }

  /// Reads until some text is on the screen.
  public func wait(forText text: String, seconds: Int = patience) throws {
    try wait(for: "“\(text)”", seconds: seconds) { $0.text.contains(text) }
  }

  /// Reads until the program has sent some text, drawn or not.
  public func wait(forOutput text: String) throws {
    let wanted = Array(text.utf8)
    try wait(for: "the bytes “\(text.debugDescription)”") { _ in
      output.firstRange(of: wanted) != nil
    }
  }

  /// Reads until the program has ended and all it has sent is on the screen.
  ///
  /// - Parameter reading: False lets the program's output pile up, as a stalled link does.
  public func waitForExit(seconds: Int = patience, reading: Bool = true) throws -> ExitStatus {
    let end = Self.now() + seconds * 1000
    while true {
      if let status = poll() {
        while reading, read(within: 0) {}
        return status
      }
      guard Self.now() < end else {
        throw PseudoTerminalError.timeout(waitingFor: "end of the program", screen: screen.text)
      }
      if reading { read(within: 5) } else { _ = Glibc.poll(nil, 0, 5) }
    }
  }

  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
