import BatchModel
import Files
import Foundation
import Testing

@Suite struct SweepCommandTests {
  /// Sixty-six cells that a debug build solves at once.
  private static let tiny = [
    "--set", "services=2,3", "--set", "particles=2", "--set", "iterations=1", "--scheme",
    "proposed",
    "--scheme", "greedy", "--scheme", "single-instance", "--replications", "11",
  ]
  /// Eight cells that take a debug build some time each.
  private static let slow = [
    "--set", "services=8", "--set", "iterations=60", "--scheme", "proposed", "--replications", "8",
    "--threads", "1",
  ]

  private func sweep(_ arguments: [String]) throws -> Command.Result {
    try Command.run(["sweep"] + arguments)
  }

  @Test func tableHasARowForEachCell() throws {
    #expect(try sweep(Self.tiny + ["--count"]).output == "66\n")
    let result = try sweep(Self.tiny)
    #expect(result.code == 0)
    #expect(
      result.lines.first == "cell,services,replication,scheme,mean_fid,outages,config")
    #expect(result.lines.count == 67)
    #expect(result.lines[1].hasPrefix("0,2,0,proposed,"))
    #expect(result.lines[66].hasPrefix("65,3,10,single-instance,"))
    let json = try sweep(Self.tiny + ["--format", "jsonl", "--threads", "3"])
    #expect(json.lines.count == 66)
    #expect(json.lines[65].hasPrefix("{\"cell\": 65, \"services\": 3, \"replication\": 10, "))
  }

  @Test func cellIsWhatSolveGives() throws {
    let table = try sweep(Self.tiny)
    let row = try #require(table.lines.last?.split(separator: ","))
    var distribution = ScenarioDistribution()
    distribution.services = 3
    (distribution.pso.particles, distribution.pso.iterations) = (2, 1)
    let scenario = ScenarioFile.text(of: distribution.scenario(number: 10))
    let solved = try Command.run(
      ["solve", "-", "--scheme", "single-instance", "--format", "json"], input: scenario)
    let plan = try #require(try PlanFile.read(Array(solved.output.utf8), file: "plan").first)
    #expect(row[4] == "\(plan.meanFID)" && row[5] == "\(plan.outages)")
  }

  @Test(arguments: [1, 2, 7, 64])
  func shardsInAnyOrderGiveTheSameBytes(_ count: Int) throws {
    let folder = try TemporaryFolder()
    let whole = try sweep(Self.tiny).output
    var generator = SplitMix64(seed: UInt64(count))
    let path = folder.path + "/out.csv"
    for index in (0..<count).shuffled(using: &generator) {
      let part = try sweep(Self.tiny + ["--shard", "\(index)/\(count)", "--output", path])
      #expect(part.code == 0)
    }
    let parts = (0..<count).map { "\(path).\($0)-of-\(count)" }.shuffled(using: &generator)
    let merged = try Command.run(["merge"] + parts + ["--output", path])
    #expect(merged.code == 0)
    #expect(try folder.text("out.csv") == whole)
    let single = try sweep(Self.tiny + ["--output", path])
    #expect(try single.code == 0 && folder.text("out.csv") == whole)
  }

  /// What a sweep that writes a part leaves when a signal comes after its first row; it is begun anew
  /// where it was through before the signal came.
  private static func ended(
    by signal: Int32, _ arguments: [String], index: Int, part: String
  ) throws -> Command.Result {
    let whole = String(part.dropLast(".part".count))
    var result: Command.Result
    repeat {
      for file in [whole, part] { try? FileManager.default.removeItem(atPath: file) }
      let running = try RunningCommand([Command.path, "sweep"] + arguments)
      try running.wait(until: "the first row") {
        (try? String(contentsOfFile: part, encoding: .utf8))?.contains("outages\n\(index)") == true
          || FileManager.default.fileExists(atPath: whole)
      }
      running.send(signal)
      result = try running.finish()
    } while FileManager.default.fileExists(atPath: whole)
    return result
  }

  @Test func killedAndResumedPartsGiveTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let whole = try sweep(Self.slow)
    let path = folder.path + "/out.csv"
    for (index, signal) in [(0, SIGKILL), (1, SIGINT)] {
      let arguments = Self.slow + ["--shard", "\(index)/2", "--output", path]
      let part = path + ".\(index)-of-2.part"
      let ended = try Self.ended(by: signal, arguments, index: index, part: part)
      #expect(ended.code == 128 + signal)
      if signal == SIGINT { #expect(ended.errors.contains("--resume goes on with them")) }
      #expect(!FileManager.default.fileExists(atPath: path + ".\(index)-of-2"))
      // A row that was being written.
      let torn = try #require(FileHandle(forWritingAtPath: part))
      torn.seekToEndOfFile()
      torn.write(Data("5,8.1".utf8))
      try torn.close()
      let incomplete = try Command.run("merge", part)
      #expect(incomplete.code == 1 && incomplete.output == "")
      #expect(incomplete.errors.contains("--array="))
      let refused = try sweep(arguments)
      #expect(refused.code == 73 && refused.errors.contains("--resume"))
      #expect(try sweep(arguments + ["--resume"]).code == 0)
      #expect(try sweep(arguments + ["--resume"]).errors.contains("complete already"))
    }
    let merged = try Command.run("merge", path + ".1-of-2", path + ".0-of-2")
    #expect(merged.output == whole.output)
  }

  @Test func mergeRefusesMixturesAndNamesWhatIsMissing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out.csv"
    for index in [0, 1, 3] {
      _ = try sweep(Self.tiny + ["--shard", "\(index)/5", "--output", path])
    }
    let missing = try Command.run("merge", path + ".0-of-5", path + ".1-of-5", path + ".3-of-5")
    #expect(missing.code == 1 && missing.output == "")
    #expect(missing.errors.hasPrefix("incomplete: 26 of 66 cells are missing\n"))
    #expect(missing.errors.hasSuffix("to run again, of 5: --array=2,4\n"))
    #expect(missing.errors.contains(", replication 0, "))
    _ = try sweep(Self.tiny + ["--seed", "2", "--shard", "2/5", "--output", path])
    let mixed = try Command.run("merge", path + ".0-of-5", path + ".2-of-5")
    #expect(mixed.code == 65 && mixed.errors.contains(".2-of-5:1:1: this is of another sweep"))
    let text = try folder.text("out.csv.0-of-5")
    let row = try #require(text.split(separator: "\n").last)
    let changed = row.split(separator: ",")[0] + ",1,0"
    let other = try folder.file("other", text.replacing(row, with: changed))
    let twice = try Command.run("merge", path + ".0-of-5", other)
    #expect(twice.code == 65 && twice.errors.contains("has two results"))
    #expect(try Command.run("merge", "/no/such").code == 66)
    #expect(try Command.run("merge", Command.reference + "/k5.yaml").code == 65)
  }

  @Test func slurmArrayGivesTheShard() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/out.csv"
    func array(_ id: Int, _ count: Int) -> [String: String] {
      [
        "SLURM_ARRAY_TASK_ID": "\(id)", "SLURM_ARRAY_TASK_MIN": "4", "SLURM_ARRAY_TASK_MAX": "6",
        "SLURM_ARRAY_TASK_COUNT": "\(count)", "SLURM_CPUS_PER_TASK": "1",
      ]
    }
    let arguments = ["sweep"] + Self.tiny + ["--output", path]
    #expect(try Command.run(arguments, environment: array(6, 3)).code == 0)
    #expect(try folder.text("out.csv.2-of-3").contains("shard: 2, shards: 3"))
    let holes = try Command.run(arguments, environment: array(6, 2))
    #expect(holes.code == 64 && holes.errors.contains("give --shard $SLURM_ARRAY_TASK_ID/N"))
    let given = arguments + ["--shard", "0/3"]
    #expect(try Command.run(given, environment: array(6, 2)).code == 0)
  }

  @Test func specificationIsShownWithNothingLeftOut() throws {
    let shown = try sweep(Self.tiny + ["--show"])
    let folder = try TemporaryFolder()
    let file = try folder.file("spec.yaml", shown.output)
    #expect(try sweep([file, "--show"]).output == shown.output)
    #expect(try sweep([file]).output == sweep(Self.tiny).output)
    let k5 = try sweep(["--scenario", Command.reference + "/k5.yaml", "--show"])
    #expect(k5.output.hasPrefix("services: 5\n"))
  }

  @Test func faultsAreTold() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("bad.yaml", "services: 0\nbandwidth: x\n")
    let bad = try sweep([file])
    #expect(bad.code == 65 && bad.errors.contains("bad.yaml:1:11:"))
    #expect(bad.errors.contains("bad.yaml:2:12:"))
    for arguments in [
      ["--set", "services=0"], ["--set", "services"], ["--set", "service=1"],
      ["--set", "services=1:5"], ["--set", "minimum-deadline=30"], ["--set", "services=a b"],
      ["--shard", "2/2", "--output", "x"], ["--shard", "0/2"], ["--resume"],
      ["--replications", "0"], ["--seed", "-1"], ["--format", "json"],
    ] {
      let result = try sweep(arguments)
      #expect(result.code == 64 && result.output == "", "\(arguments)")
    }
    let unknown = try sweep(["--set", "bandwith=1"])
    #expect(unknown.errors.contains("Maybe `bandwidth`?\n"))
    #expect(try sweep(["/no/such.yaml"]).code == 66)
    let output = try sweep(Self.tiny + ["--output", "/no/such/out.csv"])
    #expect(output.code == 73)
    #expect(try Command.shell("\"$stackdeck\" sweep --count >/dev/full").code == 74)
  }

  @Test func resumeLeavesWhatIsNoTableOfItAlone() throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("out.csv", "precious\n")
    let result = try sweep(Self.tiny + ["--output", file, "--resume"])
    #expect(result.code == 65 && result.errors.contains("no table of this sweep"))
    #expect(try folder.text("out.csv") == "precious\n")
  }
}
