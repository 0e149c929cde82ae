import ArgumentParser
import FoundationEssentials
import Studies

extension SweepShard: ExpressibleByArgument {
  /// Reads `I/N`; nil unless 0 ≤ I < N.
  public init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else { return nil }
    self.init(index: index, count: count)
  }

  /// `I/N`.
  public var defaultValueDescription: String { "\(index)/\(count)" }
}

/// Which part of a sweep is done here.
struct ShardOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Do part I of N, 0 <= I < N, and write it to a file of its own for `merge` (default: the "
        + "task of a Slurm job array, else all).", valueName: "I/N"))
  var shard: SweepShard?

  /// The part that was asked for, nil for all.
  func part() throws -> SweepShard? {
    try shard ?? Self.slurmTask(ProcessInfo.processInfo.environment)
  }

  /// The part that falls to a task of a Slurm job array, nil outside of one.
  ///
  /// - Throws: A usage error when the array leaves out indices, as one does that repeats failed
  ///   tasks: then the environment does not tell how many parts there were.
  static func slurmTask(_ environment: [String: String]) throws -> SweepShard? {
    func number(_ name: String) -> Int? {
      environment["SLURM_ARRAY_TASK_\(name)"].flatMap { Int($0) }
    }
    guard let task = number("ID"), let first = number("MIN"), let count = number("COUNT") else {
      return nil
    }
    let last = number("MAX") ?? first + count - 1
    guard last - first + 1 == count, let shard = SweepShard(index: task - first, count: count)
    else {
      throw ValidationError(
        "The Slurm array has \(count) of the tasks \(first) to \(last), which does not tell the "
          + "number of parts: give --shard $SLURM_ARRAY_TASK_ID/N.")
    }
    return shard
  }
}

extension ThreadOption {
  /// The threads of a sweep: those given, else the CPUs that Slurm has set aside, else all cores.
  var sweepCount: Int {
    given ?? ProcessInfo.processInfo.environment["SLURM_CPUS_PER_TASK"].flatMap { Int($0) } ?? count
  }
}
