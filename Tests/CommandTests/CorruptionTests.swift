import BatchModel
import Files
import Testing

/// A plan changed in one place, and what the line that refuses it says.
struct Corruption: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var line: String
  var change: @Sendable (inout Plan) -> Void

  init(_ name: String, says line: String, _ change: @escaping @Sendable (inout Plan) -> Void) {
    (testDescription, self.line, self.change) = (name, line, change)
  }

  static let all: [Corruption] = [
    Corruption("a deadline missed by 1 ms", says: "service 1 “d02”: misses its deadline by 0.00") {
      let late = $0.services[1].deadline + 0.001 - ($0.services[1].delays?.generation ?? 0)
      $0.services[1].bandwidth = 24_576 / (late * $0.services[1].efficiency)
    },
    Corruption("two batches overlapping", says: "batch 3: starts at") {
      $0.batches[3].start -= 0.01
    },
    Corruption("a service twice in a batch", says: "batch 2: service 0 “d01” is in it again") {
      $0.batches[2].services.insert(0, at: 0)
    },
    Corruption("a batch of the wrong length", says: "batch 4: lasts") {
      $0.batches[4].duration *= 0.99
    },
    Corruption("bandwidth 0.1 % over", says: "bandwidth: Σ B_k is") {
      $0.services[0].bandwidth += 40
    },
    Corruption("a step count off by one", says: "service 2 “d03”: ") {
      $0.services[2].steps += 1
    },
    Corruption("a wrong fid", says: "service 3 “d04”: fid") { $0.services[3].fid *= 1.000001 },
    Corruption("a wrong mean_fid", says: "mean_fid") { $0.meanFID += 1e-6 },
    Corruption("wrong outages", says: "outages 1 reported, there are 0") { $0.outages = 1 },
    Corruption("a wrong generation delay", says: "service 4 “d05”: generation delay") {
      $0.services[4].delays?.generation += 1e-3
    },
    Corruption("a wrong transmission delay", says: "service 4 “d05”: transmission delay") {
      $0.services[4].delays?.transmission -= 1e-3
    },
    Corruption("a wrong end-to-end delay", says: "service 4 “d05”: end-to-end delay") {
      $0.services[4].delays?.endToEnd -= 1e-3
    },
    Corruption("a service renamed", says: "service 1: is named “else”, the scenario has “d02”") {
      $0.services[1].name = "else"
    },
  ]
}

@Suite struct CorruptionTests {
  private static let scenario = Command.reference + "/k5.yaml"

  private static let valid = Result {
    let solved = try Command.run(
      "solve", scenario, "--allocation", "equal", "--format", "json")
    return try #require(try PlanFile.read(Array(solved.output.utf8), file: "plan").first)
  }

  @Test(arguments: Corruption.all)
  func isRefusedWithALineThatNamesIt(_ corruption: Corruption) throws {
    var plan = try Self.valid.get()
    corruption.change(&plan)
    let result = try Command.run(
      "verify", "-", "--scenario", Self.scenario, input: PlanFile.json(plan))
    #expect(result.code == 1)
    #expect(result.errors == "")
    #expect(result.lines.contains { $0.hasPrefix(corruption.line) }, "\(result.output)")
    #expect(!result.lines.contains("valid"))
  }
}
