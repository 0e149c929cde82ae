import Testing

@Suite struct FitTests {
  @Test func sampleGivesTheLineOfTheDefaults() throws {
    let result = try Command.run("fit", "quality", "--sample")
    #expect(result.code == 0 && result.errors == "")
    #expect(
      result.output.contains(
        "quality: {model: power-law, alpha: 492.24, beta: 1.7225, gamma: 4.0308}\n"))
    #expect(result.output.contains("◆"))
    #expect(result.output.contains("R² 0.99991"))
    let delay = try Command.run("fit", "delay", "--sample", "--without", "32")
    #expect(delay.output.contains("delay: {a: 0.018942, b: 0.015891}\n"))
    #expect(delay.output.contains("left out"))
  }

  @Test func pastedLineIsAScenario() throws {
    let fit = try Command.run(
      "fit", "delay", "-", input: "batch_size,seconds\n1,0.5\n2,0.6\n4,0.8\n")
    let line = try #require(fit.lines.last)
    #expect(line == "delay: {a: 0.1, b: 0.4}")
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "s.yaml", line + "\ndevices: [{name: a, deadline: 5, efficiency: 6}]\n")
    #expect(try Command.run("scenario", "check", path).code == 0)
  }

  @Test func jsonAndCsvHoldThePoints() throws {
    let json = try Command.run("fit", "quality", "--sample", "--format", "json", "--without", "10")
    #expect(json.output.contains("\"fit\": \"quality\""))
    #expect(json.output.contains("{\"steps\": 10, \"fid\": 13.36, \"fitted\": "))
    #expect(json.output.contains("\"used\": false}"))
    #expect(json.output.contains("\"degrees_of_freedom\": 1"))
    let csv = try Command.run("fit", "quality", "--sample", "--format", "csv")
    #expect(csv.lines.first == "steps,fid,fitted,residual,used")
    #expect(csv.lines.count == 6 && csv.lines[1].hasPrefix("10,13.36,13.3"))
  }

  @Test func everyFaultOfAFileIsTold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "m.csv", "steps,fid\n0,5\n1.5,4\n3,-1\n4,x\n5\n6,7\n")
    let result = try Command.run("fit", "quality", path)
    #expect(result.code == 65 && result.output == "")
    let places = result.errors.split(separator: "\n").map { $0.dropFirst(path.count).prefix(5) }
    #expect(places == [":2:1:", ":3:1:", ":4:3:", ":5:3:", ":6:1:"])
    #expect(result.errors.contains("found `-1`, allowed is a finite number from 0"))
    let header = try folder.file("h.csv", "step,fid\n1,2\n")
    let unknown = try Command.run("fit", "quality", header)
    #expect(unknown.errors.contains("Maybe `steps`?") && unknown.code == 65)
    let few = try folder.file("f.csv", "1,2\n2,3\n")
    #expect(try Command.run("fit", "quality", few).code == 65)
    #expect(try Command.run("fit", "quality", "/no/such.csv").code == 66)
  }

  @Test func usageIs64() throws {
    #expect(try Command.run("fit", "quality").code == 64)
    #expect(try Command.run("fit", "quality", "a.csv", "--sample").code == 64)
    #expect(try Command.run("fit", "quality", "--sample", "--without", "7").code == 64)
    #expect(try Command.run("fit", "quality", "--sample", "--without", "a").code == 64)
  }
}
