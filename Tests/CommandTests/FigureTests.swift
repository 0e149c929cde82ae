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
    #expect(one.lines.first == "scheme,services,mean_fid,low_95,high_95,outages,replications")
    #expect(one.lines[1].hasPrefix("proposed,2,") && one.lines[1].hasSuffix(",3"))
    #expect(try figure(options + ["--seed", "2"]).output != one.output)
    let picked = try figure(options + ["--scheme", "greedy"])
    #expect(picked.lines.count == 3)
  }

  @Test func usageIs64() throws {
    for arguments in [
      [], ["3a"], ["1a", "--at", "3"], ["2b", "--at", "5,4"], ["2b", "--at", "0"],
      ["2c", "--at", "21"], ["2b", "--replications", "0"], ["2b", "--format", "jsonl"],
    ] {
      #expect(try figure(arguments).code == 64, "\(arguments)")
    }
  }
}
