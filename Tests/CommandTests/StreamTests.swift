import Foundation
import Testing

@Suite struct StreamTests {
  private let quick = Command.quick.joined(separator: " ")
  private let k5 = Command.reference + "/k5.yaml"

  @Test func withoutATerminalThePlainReportIsPrinted() throws {
    let result = try Command.shell("set -e; \"$stackdeck\" \(quick) </dev/null | cat")
    #expect(result.code == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("paper-k20  proposed: STACKING + PSO"))
    #expect(result.output.contains("mean FID"))
    #expect(!result.output.contains("\u{1B}"))
  }

  @Test func aClosedPipeEndsQuietly() throws {
    // The reader is gone before anything is written; the exit code of the writer goes through 3.
    let result = try Command.shell(
      "{ { \"$stackdeck\" solve \(quick); echo $? >&3; } | true; } 3>&1")
    #expect(result.output == "0\n")
    #expect(result.errors == "")
    let head = try Command.shell("\"$stackdeck\" solve \(quick) --format json | head -1")
    #expect(head.output == "{\n")
    #expect(head.errors == "")
  }

  @Test func outputReplacesAFileWholeAndKeepsItsMode() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("plan.csv", String(repeating: "old\n", count: 10_000))
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    let result = try Command.run(
      ["solve", k5, "--format", "csv", "--output", file] + Command.quick)
    #expect(result.code == 0)
    #expect(result.output == "")
    #expect(try folder.text("plan.csv").hasPrefix("name,deadline,"))
    #expect(!(try folder.text("plan.csv").contains("old")))
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["plan.csv"])
  }

  @Test func outputFollowsLinks() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("target.yaml", "old\n")
    let link = try folder.file("link.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "target.yaml")
    #expect(try Command.run("scenario", "new", "--output", link).code == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == "target.yaml")
    #expect(try folder.text("target.yaml").hasPrefix("name: random-k20-s1\n"))
  }

  @Test func outputWritesToDevicesAndPipes() throws {
    #expect(try Command.run("scenario", "show", "--output", "/dev/null").code == 0)
    let stream = try Command.shell("\"$stackdeck\" scenario show --output /dev/stdout | head -1")
    #expect(stream.output == "name: paper-k20\n")
    let folder = try TemporaryFolder()
    let pipe = try Command.shell(
      "cd '\(folder.path)' && mkfifo p && { cat p & \"$stackdeck\" scenario show --output p; wait; }"
    )
    #expect(pipe.output.hasPrefix("name: paper-k20\n"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completionsAreMade(shell: String) throws {
    let result = try Command.run("--generate-completion-script", shell)
    #expect(result.code == 0)
    #expect(result.output.contains("stackdeck"))
    #expect(result.output.contains("equal-bandwidth"))
  }
}
