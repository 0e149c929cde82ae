import Foundation
import TextCanvas
import Testing

/// Canvases as text, compared with files that a person has looked at.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Compares a canvas with `Golden/NAME.txt`; with RECORD_GOLDENS=1 writes it, and fails.
  static func check(
    _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try check(text: canvas.text + "\n", name, sourceLocation: sourceLocation)
  }

  /// Compares the styles of a canvas in a tier of colours: a letter for every cell, and what the
  /// letters mean.
  static func checkStyles(
    _ canvas: Canvas, _ colors: ColorTier, _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var letters: [String: Character] = [:]
    var legend = ""
    var map = ""
    var rest = canvas.ansi(colors: colors)[...]
    var style = "0"
    while let next = rest.popFirst() {
      if next == "\u{1B}" {
        style = String(rest.dropFirst().prefix { $0 != "m" })
        rest = rest.dropFirst(style.count + 2)
      } else if next == "\n" {
        map.append(next)
      } else {
        if letters[style] == nil {
          let letter = Character(
            UnicodeScalar(UInt8(65 + letters.count + (letters.count > 25 ? 6 : 0))))
          letters[style] = letter
          legend += "\(letter) \(style)\n"
        }
        map.append(letters[style] ?? "?")
      }
    }
    try check(text: map + legend, name, sourceLocation: sourceLocation)
  }

  private static func check(
    text: String, _ name: String, sourceLocation: SourceLocation
  ) throws {
    let file = folder.appending(path: name + ".txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record(
        "recorded \(name); look at it, then test without", sourceLocation: sourceLocation)
      return
    }
    let wanted = try String(contentsOf: file, encoding: .utf8)
    if text != wanted { Attachment.record(text, named: name + ".txt") }
    #expect(text == wanted, "\(name) looks different", sourceLocation: sourceLocation)
  }
}
