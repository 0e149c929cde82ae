import Files
import Foundation
import TextCanvas
import Testing
import Themes

@Suite struct ThemeLibraryTests {
  /// A folder of theme files that lives as long as a test.
  private final class Folder {
    let path = FileManager.default.temporaryDirectory.appending(path: "themes-\(UUID())").path

    init(_ files: [String: String]) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in files {
        try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var library: ThemeLibrary { ThemeLibrary(builtIn: Themes.all, folder: path) }
  }

  private func failure(_ library: ThemeLibrary, _ name: String) -> ThemeLibrary.Failure? {
    do throws(ThemeLibrary.Failure) {
      _ = try library.theme(name)
      return nil
    } catch {
      return error
    }
  }

  @Test func withoutAFolderItHasThoseOfTheProgram() throws {
    for folder in [nil, "/no/such/folder"] {
      let library = ThemeLibrary(builtIn: Themes.all, folder: folder)
      #expect(library.entries().map(\.name) == Themes.all.map(\.name))
      #expect(library.entries().allSatisfy { $0.theme != nil && $0.file == nil })
      #expect(try library.theme("default") == .default)
    }
  }

  @Test func filesOfTheFolderComeLastAndGoFirst() throws {
    let folder = try Folder([
      "sea.yaml": "inherits: dark\nroles: {title: {fg: cyan}}",
      "b.yml": "name: nord\ninherits: nord\nroles: {title: {fg: red}}",
      "notes.txt": "no theme", ".hidden.yaml": "rolls: {}",
    ])
    let entries = folder.library.entries()
    #expect(entries.suffix(2).map(\.name) == ["nord", "sea"])
    #expect(entries.count == Themes.all.count + 2)
    let nord = try folder.library.theme("nord")
    #expect(nord[.title].foreground == .ansi(1), "the user's own")
    #expect(try folder.library.theme("b") == nord, "by its file's name as well")
    #expect(
      nord[.muted]
        == ThemeLibrary(builtIn: Themes.all, folder: nil).entries()
        .first { $0.name == "nord" }?.theme?[.muted])
    #expect(try folder.library.theme("sea")[.title].foreground == .ansi(6))
    #expect(try folder.library.theme(folder.path + "/sea.yaml").name == "sea")
  }

  @Test func aFaultyFileIsListedWithItsFaults() throws {
    let folder = try Folder(["bad.yaml": "name: bad\nroles:\n  title: {fg: rde}\n"])
    let entry = try #require(folder.library.entries().last)
    #expect(entry.name == "bad")
    #expect(entry.theme == nil)
    #expect(entry.faults.count == 1)
    #expect(entry.faults[0].hasPrefix(folder.path + "/bad.yaml:3:15: `fg` is no colour"))
    guard case .faulty(let report)? = failure(folder.library, "bad") else {
      Issue.record("not refused")
      return
    }
    #expect(report.lines == entry.faults)
  }

  @Test func anUnknownNameIsToldTheNearestAndAll() throws {
    let folder = try Folder(["sea.yaml": "inherits: nord"])
    guard case .unknown(let message)? = failure(folder.library, "nrod") else {
      Issue.record("not refused")
      return
    }
    #expect(message.hasPrefix("unknown theme: found `nrod`, allowed are `default`, "))
    #expect(message.hasSuffix("`solarized` and `sea`. Maybe `nord`?"))
    guard case .unreadable(let error)? = failure(folder.library, "no/such.yaml") else {
      Issue.record("not refused")
      return
    }
    #expect(error.file == "no/such.yaml")
  }
}
