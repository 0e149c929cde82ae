import BatchModel
import Files
import Foundation
import Testing

@Suite final class JournalTests {
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "stackdeck-tests-" + UUID().uuidString).path

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func folder() throws -> JournalFolder {
    try #require(JournalFolder { $0 == "XDG_STATE_HOME" ? self.path : nil })
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path + "/stackdeck").sorted()) ?? []
  }

  private func journal(_ source: String? = "/a/b.yaml", bandwidth: Double = 5) -> Journal {
    var scenario = Scenario.paper
    scenario.bandwidth = bandwidth
    return Journal(source: source, base: source == nil ? nil : .max, scenario: scenario)
  }

  @Test func theFolderIsWhereTheSpecificationHasIt() {
    func path(_ variables: [String: String]) -> String? {
      JournalFolder { variables[$0] }?.path
    }
    #expect(path(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/stackdeck")
    #expect(path(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/stackdeck")
    #expect(path(["HOME": "/h"]) == "/h/.local/state/stackdeck")
    #expect(path([:]) == nil)
  }

  @Test(arguments: [nil, "/a/b.yaml", "/a \"b\"\n: #\u{1B}é/日本.yaml"])
  func whatIsWrittenIsRead(_ source: String?) throws {
    let journal = journal(source)
    #expect(Journal(Array(journal.text.utf8)) == journal)
    #expect(try ScenarioFile.read(Array(journal.text.utf8), file: "x").scenario == journal.scenario)
  }

  @Test func whatIsNoJournalIsNone() {
    let text = journal().text
    for other in [
      "", "# stackdeck-journal: {", ScenarioFile.text(of: .paper), String(text.prefix(300)),
      text.replacing("format: 1", with: "format: 2"),
    ] {
      #expect(Journal(Array(other.utf8)) == nil)
    }
  }

  @Test func aCrashLeavesTheNewest() throws {
    let folder = try folder()
    #expect(folder.newest(for: "/a/b.yaml") == nil)
    var writer: JournalWriter? = JournalWriter(folder: folder)
    #expect(names == [], "nothing is made before something is written")
    try writer?.write(journal(bandwidth: 1))
    try writer?.write(journal(bandwidth: 2))
    #expect(names.count == 1)
    #expect(folder.newest(for: "/a/b.yaml") == nil, "it belongs to a running program")
    let other = JournalWriter(folder: folder)
    try other.write(journal(bandwidth: 3))
    #expect(names.count == 2, "each has a file of its own")
    // The descriptor is closed with the writer, as it is when a process dies.
    writer = nil
    let found = try #require(folder.newest(for: "/a/b.yaml"))
    #expect(found.journal == journal(bandwidth: 2))
    #expect(folder.newest(for: "/a/other.yaml") == nil)
    other.remove()
    #expect(names.count == 1)
    other.remove()
    #expect(unlink(found.path) == 0)
    #expect(names == [])
  }

  @Test func halvesOfOldCrashesAreRemoved() throws {
    let folder = try folder()
    let writer = JournalWriter(folder: folder)
    try writer.write(journal())
    let name = try #require(names.first)
    for (ending, age) in [(".old.tmp", 100_000.0), (".new.tmp", 0)] {
      let half = folder.path + "/" + name + ending
      try "half".write(toFile: half, atomically: false, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: half)
    }
    _ = folder.newest(for: "/a/b.yaml")
    #expect(names == [name, name + ".new.tmp"])
  }

  @Test func anotherSourceTakesAnotherFile() throws {
    let folder = try folder()
    do {
      let writer = JournalWriter(folder: folder)
      try writer.write(journal(nil))
      try writer.write(journal("/a/b.yaml"))
      #expect(names.count == 1)
    }
    #expect(folder.newest(for: nil) == nil)
    #expect(folder.newest(for: "/a/b.yaml")?.journal == journal())
  }

  @Test func whereNothingCanBeWrittenItSaysSo() throws {
    try "".write(toFile: path, atomically: false, encoding: .utf8)
    let writer = JournalWriter(folder: try folder())
    #expect(throws: OutputError.self) { try writer.write(journal()) }
    writer.remove()
  }

  @Test func onlyTheOwnerReadsIt() throws {
    let folder = try folder()
    let writer = JournalWriter(folder: folder)
    try writer.write(journal())
    let name = try #require(names.first)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.path + "/" + name)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }
}
