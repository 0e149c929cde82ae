import Files
import Testing

/// The lines with which a text is refused; empty if it is not.
func faults(_ text: String, file: String = "s.yaml") -> [String] {
  faults(Array(text.utf8), file: file)
}

func faults(_ bytes: [UInt8], file: String = "s.yaml") -> [String] {
  do throws(FaultReport) {
    _ = try ScenarioFile.read(bytes, file: file)
    return []
  } catch {
    return error.lines
  }
}

/// One good device, so that a text has the fault under test alone.
let good = "devices: [{name: d, deadline: 9, efficiency: 7}]\n"

/// A section of a fixture: `## name`, a YAML text, then `=> ` before each line it is refused with.
struct Refusal: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text = ""
  var lines: [String] = []

  static func all(in path: String) throws -> [Refusal] {
    var cases: [Refusal] = []
    for line in String(decoding: try Fixture.bytes(path), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("## ") {
        cases.append(Refusal(testDescription: String(line.dropFirst(3))))
      } else if line.hasPrefix("=> ") {
        cases[cases.count - 1].lines.append("s.yaml:" + line.dropFirst(3))
      } else if !cases.isEmpty, cases[cases.count - 1].lines.isEmpty {
        cases[cases.count - 1].text += line + "\n"
      }
    }
    return cases
  }
}

@Suite struct ScenarioFaultTests {
  @Test(arguments: try Refusal.all(in: "scenario-faults.txt"))
  func everyFaultHasItsPlaceAndMessage(_ refusal: Refusal) {
    #expect(faults(refusal.text) == refusal.lines)
  }

  @Test func atMostTwentyFaultsAndACountAreTold() {
    let keys = (1...25).map { "key\($0): 1\n" }.joined()
    let lines = faults(good + keys)
    #expect(lines.count == 21)
    #expect(lines[0].hasPrefix("s.yaml:2:1: unknown key"))
    #expect(lines[19].hasPrefix("s.yaml:21:1: unknown key"))
    #expect(lines[20] == "… and 5 more")
  }

  @Test func theFirstTwentyInTheFileAreToldWhateverIsCheckedFirst() {
    // Unknown keys are found before the devices are read, and stand behind them.
    let devices = (1...20).map { "  - {name: d\($0), deadline: 0, efficiency: 7}\n" }.joined()
    let keys = (1...20).map { "key\($0): 1\n" }.joined()
    let lines = faults("devices:\n" + devices + keys)
    #expect(lines[0].hasPrefix("s.yaml:2:"))
    #expect(lines[19].hasPrefix("s.yaml:21:"))
    #expect(lines[20] == "… and 20 more")
  }

  @Test func fileNamesAreHarmless() {
    #expect(faults("", file: "a\u{1B}[2J\n.yaml")[0].hasPrefix("a\\u{1b}[2J\\u{a}.yaml:1:1: "))
    #expect(faults("", file: "<stdin>")[0].hasPrefix("<stdin>:1:1: "))
  }

  @Test func longValuesAreShortened() {
    let lines = faults(good + "bandwidth: " + String(repeating: "x", count: 5000))
    #expect(lines.count == 1)
    #expect(lines[0].contains("`" + String(repeating: "x", count: 60) + "…`"))
  }

  @Test(arguments: [
    ("", 1), ("# a comment\n", 2), ("\u{FEFF}", 1), ("\r\n", 2), ("\u{FEFF}# a comment\r\n", 2),
  ])
  func placesCountAnyLineEndAndNoByteOrderMark(_ prefix: String, _ line: Int) {
    #expect(faults(prefix + "devices: 1")[0].hasPrefix("s.yaml:\(line):10: "))
  }

  @Test func tooManyDevicesAreRefused() {
    let row = "- {name: d, deadline: 9, efficiency: 7}\n"
    let text = "devices:\n" + String(repeating: row, count: 100_001)
    #expect(
      faults(text)[0]
        == "s.yaml:2:1: `devices` has the wrong length: found 100001, allowed are 1 to 100000")
  }
}
