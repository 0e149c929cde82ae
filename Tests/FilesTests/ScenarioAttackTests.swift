import Files
import Foundation
import Testing

/// Texts that are meant to do harm: each is refused, none crashes or hangs.
@Suite struct ScenarioAttackTests {
  @Test func tooLargeATextIsRefusedUnread() {
    let text = [UInt8](repeating: UInt8(ascii: "["), count: ScenarioFile.sizeLimit + 1)
    #expect(faults(text) == ["s.yaml:1:1: the text is too large: allowed are at most 16 MiB"])
  }

  @Test(arguments: ["[", "{a: ", "- ", "? ", "[{a: "])
  func deepNestingIsRefusedOnASmallStack(_ opening: String) async {
    let text = String(repeating: opening, count: 100_000)
    let lines = await onSmallStack { faults(text) }
    #expect(lines.count == 1)
    #expect(lines[0].contains("nested too deep") || lines[0].contains("not YAML"))
  }

  @Test func theDeepestNestingAllowedIsFreedOnASmallStack() async {
    let text = good + "x: " + String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
    let lines = await onSmallStack { faults(text) }
    #expect(lines.count == 1)
    #expect(lines[0].contains("unknown key"))
  }

  @Test func anAliasThatHoldsItselfIsRefused() {
    let lines = faults("devices: &a [*a]\n")
    #expect(
      lines == ["s.yaml:1:14: an alias: found `*a`, allowed is the value itself, written out"])
  }

  @Test func aBillionLaughsAreRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let uses = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(uses)]\n"
    }
    let lines = faults(text + good)
    #expect(lines.count == 21)
    #expect(lines.last == "… and 80 more")
  }

  @Test(arguments: [
    ([0xFF, 0xFE, 0x61, 0x00], "1:1: not YAML: invalid leading UTF-8 octet, found 0xff"),
    ([0x61, 0x0A, 0x62, 0xC3, 0x28], "2:3: not YAML: invalid trailing UTF-8 octet, found 0x28"),
    ([0x61, 0x0A, 0xC3, 0xA9, 0x00], "2:2: not YAML: control characters are not allowed"),
    ([0xED, 0xA0, 0x80], "1:1: not YAML: invalid Unicode character, found 0xd800"),
    ([0x7F, 0x45, 0x4C, 0x46], "1:1: not YAML: control characters are not allowed, found 0x7f"),
  ])
  func whatIsNoTextIsOneFault(_ bytes: [UInt8], _ message: String) {
    let lines = faults(bytes)
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("s.yaml:" + message))
  }

  @Test func everyPrefixOfAScenarioIsReadOrRefused() throws {
    let bytes = try Fixture.bytes("reference/k6-channel.yaml")
    for count in 0..<bytes.count {
      let lines = faults(Array(bytes[..<count]))
      #expect(lines.allSatisfy { $0.hasPrefix("s.yaml:") })
    }
  }

  @Test func changedBytesAreReadOrRefused() throws {
    let bytes = try Fixture.bytes("reference/k12-table.yaml")
    for index in bytes.indices {
      var changed = bytes
      changed[index] = [0, 9, 10, 34, 38, 42, 45, 58, 91, 123, 255][index % 11]
      let lines = faults(changed)
      #expect(lines.allSatisfy { $0.hasPrefix("s.yaml:") || $0.hasPrefix("… and ") })
    }
  }

  @Test func tagDirectivesAreCounted() {
    let text = (0..<100).map { "%TAG !a\($0)! b\n" }.joined() + "---\n" + good
    #expect(
      faults(text) == ["s.yaml:1:1: too many `%TAG` directives: allowed are at most 64"])
  }

  /// Runs on a thread with 512 kB of stack, as worker threads have them.
  private func onSmallStack(_ work: @escaping @Sendable () -> [String]) async -> [String] {
    await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: work()) }
      thread.stackSize = 512 << 10
      thread.start()
    }
  }
}
