import Foundation
import Testing

@Suite struct FigureTests {
  private let quick = ["--particles", "2", "--iterations", "1"]

  private func figure(_ arguments: [String]) throws -> Command.Result {
    try Command.run(["figure"] + arguments)
  }

  @Test(arguments: ["1a", "1b", "2a", "2b", "2c"])
  func allFiguresComeInAllFormats(_ name: String) throws {
    var options = [name] + quick
    if name == "2b" { options += ["--at", "2,4", "--replications", "3"] }
    if name == "2c" { options += ["--at", "1,18", "--replications", "2"] }
    let svg = try figure(options + ["--format", "svg"])
    #expect(
      svg.code == 0 && svg.output.hasPrefix("<svg xmlns=") && svg.output.hasSuffix("</svg>\n"))
    // Vector text in whatever font there is, and no letter that one may lack.
    #expect(svg.output.contains("font-family=\"sans-serif\""))
    #expect(svg.output.utf8.allSatisfy { $0 < 128 } && !svg.output.contains("<image"))
    let text = try figure(options)
    #expect(text.code == 0 && text.lines.count > 12)
    let json = try figure(options + ["--format", "json"])
    #expect(json.output.hasPrefix("{\n  \"format\": 1,\n  \"version\": "))
    let csv = try figure(options + ["--format", "csv"])
    let widths = Set(
      csv.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).count })
    #expect(widths.count == 1 && csv.lines.count > 5)
  }

  @Test func sweepsAreTheSameOnAnyNumberOfThreads() throws {
    let options = ["2b", "--at", "2,3", "--replications", "3", "--format", "csv"] + quick
    let one = try figure(options + ["--threads", "1"])
    #expect(try figure(options + ["--threads", "3"]).output == one.output)
    #expect(
      one.lines.first
        == "scheme,services,mean_fid,low_95,high_95,outages,replications,above_proposed,"
        + "above_low_95,above_high_95")
    #expect(one.lines[1].hasPrefix("proposed,2,") && one.lines[1].hasSuffix(",3,,,"))
    #expect(try figure(options + ["--seed", "2"]).output != one.output)
    let picked = try figure(options + ["--scheme", "greedy"])
    #expect(picked.lines.count == 3)
  }

  /// Those of the documentation that are drawn in a moment; its commands record them anew.
  @Test(arguments: ["1a", "1b", "2a"])
  func picturesOfTheDocumentationAreTheProgramsOwn(_ name: String) throws {
    let picture = URL(filePath: #filePath).appending(
      path: "../../../Sources/Studies/Studies.docc/figure-\(name).svg"
    ).standardized
    #expect(
      try figure([name, "--format", "svg"]).output == String(contentsOf: picture, encoding: .utf8))
  }

  @Test func whatIsDrawnCanBeVaried() throws {
    let options = ["2b", "--at", "2,3", "--replications", "2", "--format", "csv"] + quick
    let narrow = try figure(options + ["--set", "bandwidth=9000", "--set", "outage=400"])
    #expect(try narrow.code == 0 && narrow.output != figure(options).output)
    // The same numbers from the sweep that it is.
    let table = try Command.run(
      [
        "sweep", "--set", "services=2,3", "--set", "bandwidth=9000", "--set", "outage=400",
        "--set", "particles=2", "--set", "iterations=1", "--replications", "2",
      ])
    let rows = table.lines.map { $0.split(separator: ",") }
    let (one, other) = (
      try rows.filter { $0[1] == "3" && $0[3] == "greedy" }.map { try #require(Double($0[4])) },
      try rows.filter { $0[1] == "3" && $0[3] == "proposed" }.map { try #require(Double($0[4])) }
    )
    let line = try #require(narrow.lines.first { $0.hasPrefix("greedy,3,") })
    let fields = line.split(separator: ",").compactMap { Double($0) }
    #expect(fields[1] == (one[0] + one[1]) / 2)
    #expect(fields[6] == ((one[0] - other[0]) + (one[1] - other[1])) / 2)
    let text = try figure(
      [
        "2b", "--at", "2", "--set", "maximum-deadline=8", "--set",
        "bandwidth=500", "--replications", "2",
      ] + quick)
    #expect(text.output.contains("above that of proposed") && text.output.contains("outages"))
    #expect(text.output.contains("bandwidth 500") && text.output.contains("maximum-deadline 8"))
    let json = try figure(
      ["2c", "--at", "3", "--set", "services=2", "--replications", "1", "--format", "json"] + quick)
    #expect(
      json.output.contains("\"varied\": {\"services\": 2, \"particles\": 2, \"iterations\": 1},"))
    let seven = try figure(["2a", "--set", "services=7", "--format", "csv"] + quick)
    #expect(seven.lines.count == 8)
    let file = try figure(["2a", "--scenario", Command.reference + "/k5.yaml", "--format", "csv"])
    #expect(file.lines.count == 6)
  }

  @Test func partsOfASweepAreDrawnWithoutSolving() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out.csv"
    let sweep = [
      "sweep", "--set", "services=2,3", "--replications", "3", "--set", "particles=2", "--set",
      "iterations=1",
    ]
    for index in [1, 0] {
      let part = sweep + ["--shard", "\(index)/2", "--output", path]
      #expect(try Command.run(part).code == 0)
    }
    let solved = try figure(
      ["2b", "--at", "2,3", "--replications", "3", "--format", "svg"] + quick)
    let parts = ["--from", path + ".0-of-2", path + ".1-of-2"]
    let drawn = try figure(["2b", "--format", "svg"] + parts)
    #expect(drawn.code == 0 && drawn.errors == "" && drawn.output == solved.output)
    let half = try figure(["2b"] + parts.dropLast())
    #expect(half.code == 0 && half.errors == "incomplete: 15 of 30 cells are missing\n")
    #expect(half.output.contains("1 to 2 random scenarios a point"))
    let other = try figure(["2c"] + parts)
    #expect(other.code == 65 && other.errors.contains("varies `services`"))
    #expect(try figure(["2b", "--replications", "3"] + parts).code == 64)
    #expect(try figure(["2a"] + parts).code == 64)
  }

  @Test func usageIs64() throws {
    for arguments in [
      ["1a", "--set", "bandwidth=1000"], ["2b", "--set", "services=3"],
      ["2b", "--set", "bandwidth=1000,2000"], ["2b", "--set", "replications=3"],
      ["2a", "--set", "bandwidth=0"], ["2c", "--set", "maximum-deadline=9", "--at", "3,10"],
      [], ["3a"], ["1a", "--at", "3"], ["2b", "--at", "5,4"], ["2b", "--at", "0"],
      ["2c", "--at", "21"], ["2b", "--replications", "0"], ["2b", "--format", "jsonl"],
    ] {
      #expect(try figure(arguments).code == 64, "\(arguments)")
    }
  }
}
