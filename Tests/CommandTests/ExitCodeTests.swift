import BatchModel
import Testing

@Suite struct ExitCodeTests {
  private let quick = Command.quick.joined(separator: " ")

  @Test func versionAndHelpAreResults() throws {
    let version = try Command.run("--version")
    #expect(version.output == ProgramVersion.current + "\n")
    #expect(version.code == 0)
    for arguments in [["--help"], ["help", "solve"], ["scenario", "new", "--help"]] {
      let help = try Command.run(arguments)
      #expect(help.code == 0)
      #expect(help.errors == "")
      #expect(help.output.contains("USAGE: stackdeck"))
    }
  }

  @Test func helpNamesTheWholeCommandHoweverItIsAskedFor() throws {
    for path in [["solve"], ["scenario", "new"], ["fit", "delay"], ["dashboard"], ["scenario"]] {
      let help = try Command.run(["help"] + path)
      #expect(help.output.contains("USAGE: stackdeck \(path.joined(separator: " ")) "))
      #expect(try Command.run(path + ["--help"]).output == help.output)
    }
    #expect(try Command.run("help").output == Command.run("--help").output)
    #expect(try Command.run("scenario", "help").code == 64)
    #expect(try Command.run("-h", "x.yaml").output.contains("USAGE: stackdeck"))
  }

  @Test(arguments: [
    ["solve", "--unknown"], ["solve", "a", "b"], ["solve", "--scheme", "best"],
    ["solve", "--scheme", "greedy", "--allocation", "pso"],
    ["solve", "--scheme", "greedy", "--scheduler", "greedy"], ["solve", "--particles", "0"],
    ["solve", "--particles", "10001"], ["solve", "--iterations", "-1"],
    ["solve", "--iterations", "1000001"], ["solve", "--seed", "-1"],
    ["solve", "--seed", "9223372036854775808"], ["solve", "--threads", "0"],
    ["solve", "--format", "xml"], ["solve", "--time-limit", "0"], ["solve", "--time-limit", "nan"],
    ["compare", "--scheme", "best"], ["verify"], ["scenario", "new", "x"],
    ["--scheme", "greedy", "--allocation", "equal"],
  ])
  func usageIs64(arguments: [String]) throws {
    let result = try Command.run(arguments)
    #expect(result.code == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Usage: stackdeck"))
  }

  @Test func unreadableInputIs66() throws {
    let missing = try Command.run("solve", "/no/such/file.yaml")
    #expect(missing.code == 66)
    #expect(missing.output == "")
    #expect(missing.errors == "/no/such/file.yaml: cannot be read: No such file or directory\n")
    #expect(try Command.run("solve", "/").code == 66)
    #expect(try Command.run("verify", "/no/such/plan.json").code == 66)
    #expect(try Command.run("/no/such/file.yaml").code == 66)
    #expect(try Command.shell("\"$stackdeck\" solve - <&-").code == 66)
  }

  @Test func outputThatCannotBeMadeIs73() throws {
    let result = try Command.run(["solve", "--output", "/no/such/folder/x"] + Command.quick)
    #expect(result.code == 73)
    #expect(
      result.errors == "/no/such/folder/x: cannot be created: No such file or directory\n")
  }

  @Test func outputThatCannotBeWrittenIs74() throws {
    let full = try Command.shell("\"$stackdeck\" solve \(quick) >/dev/full")
    #expect(full.code == 74)
    #expect(full.errors == "<stdout>: cannot be written: No space left on device\n")
    #expect(try Command.run(["solve", "--output", "/dev/full"] + Command.quick).code == 74)
    #expect(try Command.shell("\"$stackdeck\" solve \(quick) >&-").code == 74)
  }
}
