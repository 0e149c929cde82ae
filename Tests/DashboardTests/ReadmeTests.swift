import Dashboard
import Foundation
import TextCanvas
import Testing

/// The README's list of keys is the command table's.
@Suite struct ReadmeTests {
  private static let readme = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "README.md")
  private static let start = "<!-- keys: written by ReadmeTests -->\n"
  private static let end = "<!-- end of keys -->"

  /// A line for each chapter, its commands in the order of the help.
  private var list: String {
    Command.Group.allCases.compactMap { group in
      let commands = CommandTable.all.filter { $0.group == group && $0.contexts.contains(.browse) }
      let hints = commands.filter { !$0.keys.isEmpty }.map { command in
        let keys = command.keys.map { "`\($0.label)`" }.joined(separator: " ")
        return "\(keys) \(command.title)"
      }
      // Keys of other contexts are told where they work.
      return hints.isEmpty ? nil : "* **\(group.rawValue)**: \(hints.joined(separator: " · "))\n"
    }.joined()
  }

  @Test func keysAreThoseOfTheTable() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let start = try #require(text.range(of: Self.start)?.upperBound)
    let end = try #require(text.range(of: Self.end)?.lowerBound)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      let new = text.replacingCharacters(in: start..<end, with: list)
      try new.write(to: Self.readme, atomically: true, encoding: .utf8)
      Issue.record("recorded the keys; look at them, then test without")
      return
    }
    #expect(String(text[start..<end]) == list)
  }
}
