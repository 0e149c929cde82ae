import Files
import Glibc
import TextCanvas

/// Results to standard output or a file, everything else to standard error.
enum Console {
  /// Writes a result; a reader that has gone away is no failure.
  static func write(_ text: String, to path: String?) throws(Failure) {
    do throws(OutputError) {
      if let path {
        try OutputFile.write(Array(text.utf8), to: path)
      } else {
        try OutputFile.write(Array(text.utf8), to: STDOUT_FILENO, named: "<stdout>")
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
