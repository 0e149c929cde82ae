import Foundation
import Testing

@Suite struct SnapshotTests {
  private static let golden = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "DashboardTests/Golden")
  private static let swarm = ["--particles", "6", "--iterations", "12", "--effort", "200"]

  private func snapshot(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> Command.Result {
    try Command.run(["snapshot"] + Self.swarm + arguments, environment: environment)
  }

  @Test(arguments: ["80x24", "120x36", "200x60"], ["braille", "block", "ascii"])
  func textIsTheGoldenMainView(_ size: String, _ glyphs: String) throws {
    let result = try snapshot("--size", size, "--glyphs", glyphs)
    #expect(result.code == 0 && result.errors == "")
    let wanted = try String(
      contentsOf: Self.golden.appending(path: "main-\(size)-\(glyphs).txt"), encoding: .utf8)
    #expect(result.output == wanted)
  }

  @Test(arguments: ["main", "stacking", "swarm", "compare", "model"])
  func everyViewIsDrawnInEveryFormat(_ view: String) throws {
    let text = try snapshot("--view", view, "--size", "80x24")
    #expect(text.lines.first?.contains("final") == true)
    let ansi = try snapshot("--view", view, "--size", "80x24", "--format", "ansi")
    #expect(ansi.output.contains("\u{1B}[0;"))
    let svg = try snapshot("--view", view, "--format", "svg", "--theme", "nord")
    #expect(XMLDocumentCheck.isWellFormed(svg.output))
    #expect(svg.output.contains("#2e3440"), "the theme's own paper")
    for result in [text, ansi, svg] { #expect(result.code == 0 && result.errors == "") }
  }

  @Test func figuresAreSweptWithSoManyScenarios() throws {
    let arguments = ["snapshot", "--view", "figures", "--particles", "2", "--iterations", "1"]
    let quick = try Command.run(arguments)
    #expect(quick.code == 0 && quick.errors == "")
    #expect(quick.output.contains("done"))
    #expect(quick.output.contains("120/120 cells"))
    let single = try Command.run(arguments + ["--replications", "1"])
    #expect(single.output.contains("40/40 cells"))
    #expect(try Command.run(arguments + ["--replications", "0"]).code == 64)
  }

  @Test(arguments: ["1x1", "59x15", "60x16", "500x200"])
  func sizesAreExact(_ size: String) throws {
    let result = try snapshot("--size", size, "--scheme", "equal-bandwidth")
    #expect(result.code == 0)
    let rows = result.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect("\(rows.count)" == size.split(separator: "x")[1])
  }

  @Test(arguments: ["0x1", "501x20", "10x201", "80", "80x", "ax3", "80x24x2", "-1x5", ""])
  func otherSizesAreRefused(_ size: String) throws {
    let result = try Command.run("snapshot", "--size", size)
    #expect(result.code == 64)
    #expect(result.errors.contains("1x1 to 500x200"))
  }

  @Test func keysArePressedAndTheHeadStandsWhereItIsPut() throws {
    let edited = try snapshot("--keys", "Enter 3 . 5 Enter")
    #expect(edited.output.contains("deadline 8.68 → 3.5 s: mean FID"))
    #expect(edited.output.hasPrefix(" paper-k20*"))
    #expect(try snapshot("--iteration", "4").output.contains("replay 4/12"))
    let beyond = try snapshot("--iteration", "13")
    #expect(beyond.code == 64)
    #expect(beyond.errors.contains("allowed are 0 to 12"))
    #expect(try snapshot("--keys", "Entre").code == 64)
  }

  @Test func themesAreTriedOnByKeys() throws {
    let listed = try snapshot("--keys", "t")
    #expect(listed.output.contains("gruvbox"))
    let plain = try snapshot("--format", "ansi")
    let tried = try snapshot("--format", "ansi", "--keys", "t Down Esc")
    #expect(tried.output == plain.output, "Esc gives the old one back")
    let taken = try snapshot("--format", "svg", "--keys", "t Down Down Down Down Enter")
    #expect(taken.output != (try snapshot("--format", "svg")).output)
  }

  @Test func coloursFollowTheTier() throws {
    let full = try snapshot("--format", "ansi", "--theme", "nord")
    #expect(full.output.contains("48;5;"))
    let few = try snapshot("--format", "ansi", "--theme", "nord", "--colors", "16")
    #expect(!few.output.contains("8;5;"))
    let none = try snapshot("--format", "ansi", "--colors", "none")
    #expect(none.output.firstMatch(of: /;[34][0-7]/) == nil)
    let light = try snapshot("--format", "svg", "--page", "light")
    #expect(light.output.contains("#ffffff"))
  }

  @Test func itReadsNoSettingsAndTellsOfThemes() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/stackdeck/themes", withIntermediateDirectories: true)
    _ = try folder.file("stackdeck/config.yaml", "theme: [\n")
    _ = try folder.file("stackdeck/themes/sea.yaml", "inherits: nord")
    let bad = try folder.file("stackdeck/themes/bad.yaml", "roles: {titel: {}}")
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let plain = try snapshot(environment: environment)
    #expect(plain.code == 0 && plain.errors == "")
    #expect(try snapshot("--theme", "sea", environment: environment).code == 0)
    for name in ["bad", bad] {
      let result = try snapshot("--theme", name, environment: environment)
      #expect(result.code == 65)
      #expect(result.errors.hasPrefix(bad + ":1:9: unknown key"))
    }
    let unknown = try snapshot("--theme", "nrod", environment: environment)
    #expect(unknown.code == 64)
    #expect(unknown.errors.contains("`sea`") && unknown.errors.contains("Maybe `nord`?"))
    #expect(try snapshot("--theme", "/no/such.yaml").code == 66)
  }

  @Test func outputGoesToAFileWhole() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("picture.svg", "old")
    let result = try snapshot("--format", "svg", "--output", path)
    #expect(result.code == 0 && result.output == "")
    #expect(try folder.text("picture.svg").hasSuffix("</svg>\n"))
  }
}

/// Whether a text is XML whose elements are closed in order.
private enum XMLDocumentCheck {
  static func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " && $0 != "\n" })
      }
      guard tag.count(where: { $0 == "\"" }).isMultiple(of: 2) else { return false }
    }
    let entities = text.matches(of: /&(?!(amp|lt|gt|quot|apos);)/)
    return open.isEmpty && entities.isEmpty && text.hasPrefix("<svg ")
  }
}
