import BatchModel
import Files
import Testing

/// A YAML text and the lines that refuse it.
struct Refused: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var lines: [String]

  init(_ description: String, _ text: String, _ lines: String...) {
    testDescription = description
    self.text = text
    self.lines = lines.map { "s.yaml:" + $0 }
  }
}

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

@Suite struct ScenarioFaultTests {
  @Test(arguments: [
    Refused("x", good)
  ])
  func everyFaultHasItsPlaceAndMessage(_ refused: Refused) {
    #expect(faults(refused.text) == refused.lines)
  }
  @Test func dump() {
    for t in [
      "", "# only\n", "a: [", "{a: 1}", "- 1", "devices: []\ndevices: 3\nbandwith: 3", "--- a\n--- b\n",
      good + "bandwidth: 12:30\ncontent: 0x10\ndelay: rtx\nquality: {model: table, points: [[1, 2], [1, 3], [2], [2.0, -1], [5, 1e999]]}\npso: {seed: -1, particles: 30.0, iterations: 99999999999999999999, inertia: 11, x: 3, seed: 4}",
      "devices:\n- deadline: 010\n  name: ''\n- {name: a, deadline: 1_000, efficiency: .inf, channel: {power: 1, gain: 0, noise: \"3\"}}\n- {name: a, deadline: 1000, efficiency: 1}\n- *x\n- !!map {}\n- {name: a, deadline: 7, efficiency: }\n- {name: b, deadline: 7, channel: {power: 1e-200, gain: 1e-200, noise: 1}}\n- {name: c, deadlin: 7}\ndelay: {a: 1e-7, b: 1e-3}",
      "quality: {model: tabel, outage: -1}\ndelay: {a: 1e-9, b: 1e-9}\ndevices:\n  x: 1\n",
      "name: \u{7}", "name: \"a\\eb\\u202e\"\n? [a]: 3\n", "a\tb: c\n\t- x\n", "%YAML 3.0\n---\na", "é: 3\u{FEFF}",
    ] { print("-----\n" + t); for l in faults(t) { print("  =>", l) } }
  }
}
