import Glibc
import TextCanvas

/// How text looks where it goes: its width, glyphs and colours.
struct TextSurface: Sendable {
  var width: Int
  var appearance: Appearance

  /// The width where there is no terminal.
  static let usualWidth = 100

  /// The surface of a result: standard output, or a file, which is never coloured.
  static func output(path: String?) -> TextSurface {
    path == nil ? stream(STDOUT_FILENO) : plain(width: usualWidth)
  }

  /// The surface of an open stream.
  static func stream(_ descriptor: Int32) -> TextSurface {
    guard isTerminal(descriptor) else {
      return plain(width: wishedWidth ?? usualWidth)
    }
    let width = wishedWidth ?? terminalWidth(descriptor) ?? 80
    let term = variable("TERM") ?? "dumb"
    guard term != "dumb", variable("NO_COLOR") == nil else { return plain(width: width) }
    let hasMany = term.contains("256color") || variable("COLORTERM") != nil
    return TextSurface(
      width: width,
      appearance: Appearance(glyphs: glyphs, colors: hasMany ? .full256 : .ansi16))
  }

  /// Whether the stream is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  private static func plain(width: Int) -> TextSurface {
    TextSurface(width: width, appearance: .plain(glyphs))
  }

  /// Blocks need UTF-8; the locale's name says it even where the locale is not installed.
  private static var glyphs: GlyphTier {
    let name = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG") ?? "C"
    let encoding = name.lowercased()
    return encoding.contains("utf-8") || encoding.contains("utf8") ? .braille : .ascii
  }

  private static var wishedWidth: Int? {
    variable("COLUMNS").flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
  }

  private static func terminalWidth(_ descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// A variable of the environment, nil when it is empty.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}
