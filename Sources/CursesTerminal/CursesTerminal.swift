import CCurses
import Glibc
import TextCanvas

/// The terminal: shows canvases and reports input; there is one per process.
///
/// Only the main thread uses it. Everything it changes on the terminal is undone by `close`, at
/// exit, while suspended and when the process crashes. What is written to standard error in
/// between is shown after the screen has been left.
public final class CursesTerminal {
  /// Columns and rows, never less than 1 × 1.
  public internal(set) var size: Size
  /// The colours there are: by the terminal type, and none when `NO_COLOR` is set.
  public let colorTier: ColorTier
  /// Whether the locale's encoding is UTF-8; without it everything but ASCII is shown as `?`.
  public let isUTF8: Bool
  /// Something to tell the user once, such as an unknown TERM.
  public let note: String?
  /// Wakes `wait` from other threads.
  public let waker: Waker
  /// What the last frame that was not skipped cost.
  public internal(set) var lastFrame = FrameStatistics(bytes: 0, writes: 0)

  let palette: Palette
  let escapeDelay: Int
  var keys: KeyParser
  /// The canvas on the screen.
  var shown: Canvas?
  /// The newest canvas the terminal had no room for.
  var deferred: Canvas?
  var mustRefresh = true
  /// When the bytes of an unfinished sequence count as keys, in milliseconds of `Clock`.
  var sequenceDeadline: Int?
  /// Events found outside `wait`.
  var queued: [InputEvent] = []
  private var isOpen = true

  /// Takes over the terminal at standard input and output; nothing is shown before `draw`.
  ///
  /// An unknown TERM is treated as xterm-256color, with a `note`. Call `TerminalSignals.block()`
  /// before.
  /// - Throws: `TerminalError` when there is no terminal that can show anything.
  public init() throws(TerminalError) {
    let type = Self.variable("TERM") ?? ""
    var info = cc_info()
    let status = cc_open(&info)
    guard Int(status) == CC_OPENED else { throw Self.error(Int(status), type: type) }
    let descriptor = cc_make_waker()
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno))
      cc_close()
      throw .system(reason)
    }
    waker = Waker(descriptor: descriptor)
    let wantsNone = !(Self.variable("NO_COLOR") ?? "").isEmpty
    palette = Palette(colors: wantsNone ? 0 : Int(info.colors))
    colorTier = palette.tier
    isUTF8 = info.utf8
    escapeDelay = Int(info.escape_delay)
    let problem = type.isEmpty ? "TERM is not set" : "TERM=\(type) is not in the terminfo database"
    note = info.fell_back ? "\(problem); the terminal is treated as xterm-256color" : nil
    size = Self.currentSize()
    keys = KeyParser(sequences: Self.terminfoKeys())
  }

  deinit { close() }

  /// Gives the terminal back for good; calling it again does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    cc_close()
  }

  static func currentSize() -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    cc_size(&columns, &rows)
    return Size(width: Int(columns), height: Int(rows))
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func error(_ status: Int, type: String) -> TerminalError {
    switch status {
    case CC_INPUT_IS_NO_TERMINAL: .notATerminal(stream: "standard input")
    case CC_OUTPUT_IS_NO_TERMINAL: .notATerminal(stream: "standard output")
    case CC_CANNOT_ADDRESS: .cannotAddress(type: type)
    case CC_NO_DESCRIPTION: .noDescription(type: type)
    default: .system(String(cString: strerror(errno)))
    }
  }
}

@available(*, unavailable)
extension CursesTerminal: Sendable {}
