import BatchModel
import Files
import Testing

@Suite struct CompareTests {
  private let k5 = Command.reference + "/k5.yaml"
  private let schemes = [
    "proposed", "equal-bandwidth", "greedy", "fixed-size", "single-instance", "joint", "exact",
  ]
  private let little = Command.quick + ["--effort", "100"]

  private func plans(_ options: [String]) throws -> [Plan] {
    let result = try Command.run(["compare", k5, "--format", "json"] + options + little)
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
    let result = try Command.run(["compare", k5, "--format", "csv"] + little)
    let columns = result.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(columns.first?.prefix(3) == ["scenario", "scheme", "scheduler"])
    #expect(columns.dropFirst().map { String($0[1]) } == schemes)
  }

  @Test func tableHasTheBestFirstWithTheDifferences() throws {
    let result = try Command.run(["compare", k5] + little)
    let rows = result.lines.drop { !$0.hasPrefix("scheme ") }.dropFirst()
      .map { $0.split(separator: " ").map(String.init) }
    #expect(Set(rows.map { $0[0] }) == Set(schemes))
    let values = rows.compactMap { Double($0[1]) }
    #expect(values.count == schemes.count)
    #expect(values == values.sorted())
    #expect(rows.first?[2] == "best")
    for (row, value) in zip(rows, values).dropFirst() {
      let difference = try #require(Double(row[2]))
      #expect(abs(difference - (value - values[0])) < 0.0011)
    }
  }

  /// One bound for all, whichever take part: no plan is below it, and the joint one is nearest.
  @Test func everySchemeHasTheGapToOneBound() throws {
    let plans = try plans([])
    let bound = try #require(plans[0].bound)
    #expect(bound.problem == .joint && bound.value > 0)
    for plan in plans {
      #expect(plan.bound == bound)
      #expect(plan.meanFID >= bound.value)
      #expect(plan.gap == (plan.meanFID - bound.value) / plan.meanFID)
    }
    let joint = try #require(plans.first { $0.scheme == "joint" })
    #expect(plans.allSatisfy { ($0.gap ?? 0) >= (joint.gap ?? 1) })
    #expect(try self.plans(["--scheme", "greedy"]).map(\.bound) == [bound])
  }

  @Test func tableTellsTheBoundAndWhatIsNoise() throws {
    let text = try Command.run(["compare", k5] + little).output
    #expect(text.contains("no plan is below "))
    #expect(text.contains("less than 1.3 % from the best: FID noise"))
    let head = try #require(text.split(separator: "\n").first { $0.hasPrefix("scheme ") })
    #expect(head.contains("gap %"))
  }

  @Test func takesNoPair() throws {
    #expect(try Command.run("compare", "--scheduler", "greedy").code == 64)
  }
}
