import Files
import Glibc
import TextCanvas

/// Results to standard output or a file, everything else to standard error.
enum Console {
  /// Writes a result; a reader that has gone away is no failure.
  static func write(_ text: String, to path: String?) throws(Failure) {
    try write(of: text, to: path) { nil }
  }

  /// Writes a result whose lines are made while it is written: `head`, then what `next` gives until
  /// that is nil.
  static func write(
    of head: String, to path: String?, next: () throws(OutputError) -> String?
  ) throws(Failure) {
    var text = head
    var isOver = false
    func piece() throws(OutputError) -> [UInt8]? {
      while !isOver, text.utf8.count < 1 << 16 {
        if let line = try next() { text += line } else { isOver = true }
      }
      defer { text = "" }
      return text.isEmpty ? nil : Array(text.utf8)
    }
    do throws(OutputError) {
      if let path {
        try OutputFile.write(to: path, pieces: piece)
      } else {
        while let piece = try piece() {
          try OutputFile.write(piece, to: STDOUT_FILENO, named: "<stdout>")
        }
      }
    } catch {
      if case .cannotWrite(_, _, isClosedPipe: true) = error { return }
      throw Failure(error)
    }
  }

  /// Lines for standard error; where it cannot be written, nobody is left to tell.
  static func note(_ lines: [String]) {
    let text = lines.map { harmless($0) + "\n" }.joined()
    try? OutputFile.write(Array(text.utf8), to: STDERR_FILENO, named: "<stderr>")
  }

  /// The text with a visible replacement for everything that could steer a terminal.
  static func harmless(_ text: String) -> String {
    var result = ""
    for (glyph, _) in GlyphSequence(text) {
      for value in [glyph.base, glyph.mark1, glyph.mark2] where value != 0 {
        if let scalar = Unicode.Scalar(value) { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
