import BatchModel
import Files
import Testing

@Suite struct CompareTests {
  private let k5 = Command.reference + "/k5.yaml"
  private let schemes = ["proposed", "equal-bandwidth", "greedy", "fixed-size", "single-instance"]

  private func plans(_ options: [String]) throws -> [Plan] {
    let result = try Command.run(["compare", k5, "--format", "json"] + options + Command.quick)
    #expect(result.code == 0)
    #expect(result.output.hasPrefix("{\n  \"scenario\": \"k5\",\n  \"schemes\": ["))
    return try PlanFile.read(Array(result.output.utf8), file: "plans")
  }

  @Test func jsonKeepsTheFixedOrder() throws {
    #expect(try plans([]).map(\.scheme) == schemes)
  }

  @Test func picksSchemes() throws {
    let picked = ["--scheme", "greedy", "--scheme", "proposed", "--scheme", "greedy"]
    #expect(try plans(picked).map(\.scheme) == ["proposed", "greedy"])
  }

  @Test func csvHasARowForEachScheme() throws {
    let result = try Command.run(["compare", k5, "--format", "csv"] + Command.quick)
    let columns = result.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(columns.first?.prefix(3) == ["scenario", "scheme", "scheduler"])
    #expect(columns.dropFirst().map { String($0[1]) } == schemes)
  }

  @Test func tableHasTheBestFirstWithTheDifferences() throws {
    let result = try Command.run(["compare", k5] + Command.quick)
    let rows = result.lines.drop { !$0.hasPrefix("scheme ") }.dropFirst()
      .map { $0.split(separator: " ").map(String.init) }
    #expect(Set(rows.map { $0[0] }) == Set(schemes))
    let values = rows.compactMap { Double($0[1]) }
    #expect(values.count == 5)
    #expect(values == values.sorted())
    #expect(rows.first?[2] == "best")
    for (row, value) in zip(rows, values).dropFirst() {
      let difference = try #require(Double(row[2]))
      #expect(abs(difference - (value - values[0])) < 0.0011)
    }
  }

  @Test func takesNoPair() throws {
    #expect(try Command.run("compare", "--scheduler", "greedy").code == 64)
  }
}
