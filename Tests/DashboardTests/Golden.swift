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
    let file = folder.appending(path: name + ".txt")
    let text = canvas.text + "\n"
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
