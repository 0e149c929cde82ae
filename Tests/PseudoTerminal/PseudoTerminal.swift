import CPseudoTerminal
import Glibc

/// A program in a terminal of its own: types, resizes, looks at the screen and sees it end.
///
/// The program leads a new session whose controlling terminal this is. One thread uses it.
public final class PseudoTerminal {
  /// What the program has drawn so far.
  public private(set) var screen: VirtualScreen
  /// Every byte the program has sent, in order.
  public private(set) var output: [UInt8] = []
  /// The process of the program.
  public private(set) var process: pid_t = 0
  /// The terminal's settings before the program was started, as `settings` gives them.
  public private(set) var initialSettings: [UInt32] = []

  private var master: Int32 = -1
  // Held open so that the terminal's settings can be read after the program has ended.
  private let slave: Int32
  private var status: ExitStatus?

  /// Starts a program.
  ///
  /// - Parameter environment: All of its environment; nothing is inherited.
  public init(
    _ path: String, _ arguments: [String] = [], environment: [String: String], columns: Int = 80,
    rows: Int = 24
  ) throws {
    screen = VirtualScreen(columns: columns, rows: rows)
    var name = [CChar](repeating: 0, count: 128)
    var slave: Int32 = -1
    try Self.check("opening a pseudo-terminal", cpt_open(&master, &slave, &name, name.count))
    self.slave = slave
    Self.setSize(of: master, columns: columns, rows: rows)
    initialSettings = settings
    let variables = environment.map { "\($0.key)=\($0.value)" }
    let problem = Self.withStrings([path] + arguments) { arguments in
      Self.withStrings(variables) { cpt_spawn(&process, path, arguments, $0, name) }
    }
    try Self.check(path, problem)
  }

  deinit {
    if process > 0, status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    if master >= 0 { close(master) }
    close(slave)
  }

  /// Types bytes.
  public func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Changes the size, which the program learns by SIGWINCH.
  public func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    Self.setSize(of: master, columns: columns, rows: rows)
  }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Hangs up, as a lost connection does.
  public func hangUp() {
    close(master)
    master = -1
  }

  /// The terminal's settings, in a form that can be compared.
  public var settings: [UInt32] {
    var value = termios()
    guard tcgetattr(slave, &value) == 0 else { return [] }
    let characters = withUnsafeBytes(of: value.c_cc) { Array($0.map(UInt32.init)) }
    return [value.c_iflag, value.c_oflag, value.c_cflag, value.c_lflag] + characters
  }

  /// Spoils the screen, as the output of another program does.
  public func disturb() {
    screen.feed(Array("\u{1B}[?2004l\u{1B}[3;1Hgarbage\u{1B}[1L\u{1B}[41m".utf8))
  }

  /// The process group in the foreground; nil when there is none.
  public var foregroundGroup: pid_t? {
    let group = tcgetpgrp(master)
    return group > 0 ? group : nil
  }

  /// Reads what is there, waiting at most so long for the first byte; false when nothing came.
  @discardableResult
  public func read(within milliseconds: Int) -> Bool {
    var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard master >= 0, Glibc.poll(&source, 1, Int32(milliseconds)) > 0 else { return false }
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, Glibc.read(master, buffer.baseAddress, buffer.count))
    }
    output += bytes
    screen.feed(bytes)
    return !bytes.isEmpty
  }

  /// Whether the program has ended, and how; does not wait.
  public func poll() -> ExitStatus? {
    var raw: Int32 = 0
    if status == nil, waitpid(process, &raw, WNOHANG) == process { status = ExitStatus(raw: raw) }
    return status
  }

  private static func check(_ call: String, _ problem: Int32) throws {
    guard problem == 0 else {
      throw PseudoTerminalError.system(call: call, reason: String(cString: strerror(problem)))
    }
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { copies.forEach { free($0) } }
    return body(copies)
  }

  private static func setSize(of terminal: Int32, columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }
}
