import BatchModel
import Files
import Glibc
import PseudoTerminal

/// A terminal program to measure, and how to tell what it shows.
struct Candidate {
  var name: String
  /// Path and arguments.
  var command: [String]
  /// Whether the first frame is on the screen.
  var showsFrame: (VirtualScreen) -> Bool
  /// Whether the frame has its content.
  var showsContent: (VirtualScreen) -> Bool

  /// stackdeck with some arguments; `rows` devices are in sight at least.
  static func stackdeck(_ path: String, _ arguments: [String] = []) -> Candidate {
    Candidate(
      name: "stackdeck", command: [path] + arguments,
      showsFrame: { $0.line(0).contains("reading") || $0.line(0).contains("mean FID") },
      showsContent: { $0.line(0).contains("mean FID") && $0[0, Self.firstRow].text == "▸" })
  }

  /// Another program, whose first frame is there once something stands in a quarter of the rows.
  static func other(_ path: String) -> Candidate {
    let name = String(path.split(separator: "/").last ?? "")
    let isThere = { (screen: VirtualScreen) in
      let filled = (0..<screen.rows).count { y in
        (0..<screen.columns).contains { screen[$0, y].text != " " }
      }
      return filled * 4 >= screen.rows
    }
    return Candidate(
      name: name, command: [path], showsFrame: isThere, showsContent: isThere)
  }

  /// The row of the first device in the main view.
  static let firstRow = 4

  /// Writes a scenario of `count` devices, bandwidth and a scaled as the README tells; its path.
  static func scenarioFile(_ count: Int, in folder: String) throws -> String {
    let path = folder + "/k\(count).yaml"
    let text = ScenarioFile.text(of: .scaled(count))
    try OutputFile.write(Array(text.utf8), to: path)
    return path
  }
}

extension Scenario {
  /// The paper's distribution for `count` services: bandwidth grows with them and the time for each
  /// task shrinks, so that every service has about as much as with 20.
  static func scaled(_ count: Int) -> Scenario {
    var scenario = Scenario.random(
      services: count, deadline: 7...20, efficiency: 5...10, seed: 1, name: "scaled-k\(count)")
    let factor = Double(count) / 20
    scenario.bandwidth *= factor
    scenario.delay.a /= factor
    return scenario
  }
}
