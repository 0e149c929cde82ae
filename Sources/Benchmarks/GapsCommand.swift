import ArgumentParser
import BatchModel
import Glibc
import Optimizers
import Studies
import TextCanvas

/// Mean FID, time and gap of every scheme, over random scenarios of the paper's distribution.
struct GapsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: "Compare all schemes with the bound for (P0), over random scenarios.",
    discussion: """
      The scenarios are those of `stackdeck sweep` with as many replications. Gaps are (found − \
      bound)/found for the bound on bandwidth and batches together, whatever the bandwidth of the \
      scheme. Everything runs on one thread with its default effort; times are the processor's.
      """)

  @Option(help: "Services K; repeat for several (default: 5, 10, 20, 40).")
  var services: [Int] = []
  @Option(help: "Least deadlines in s; repeat for several (default: 7, 3). The largest is 20 s.")
  var deadline: [Double] = []
  @Option(help: "Random scenarios for each.")
  var instances = 10

  func run() throws {
    for minimum in deadline.isEmpty ? [7, 3] : deadline {
      for count in services.isEmpty ? [5, 10, 20, 40] : services {
        var distribution = ScenarioDistribution()
        distribution.services = count
        distribution.minimumDeadline = minimum
        measure((0..<instances).map { distribution.scenario(number: $0) }, "\(count)", minimum)
        print()
      }
    }
  }

  /// What one scheme gave on one scenario.
  fileprivate struct Result {
    var meanFID: Double
    var seconds: Double
    var gap: Double
    /// Whether its batches are proven the best for its bandwidth.
    var isProven = false
  }

  /// The table of one K and one range of deadlines.
  private func measure(_ scenarios: [Scenario], _ count: String, _ minimum: Double) {
    let table = MarkdownTable(
      "K = \(count), \(NumberText.fixed(minimum, decimals: 0))–20 s", "mean FID", "time, median",
      "gap, mean", "gap, worst")
    var bounds: [Result] = []
    let joint = scenarios.map { scenario in
      let (plan, seconds) = Self.solved(scenario, Scheme.joint.method)
      let (bound, more) = Self.timed {
        var bounding = JointBound(
          scenario: scenario, solution: JointSearch.Solution(plan, of: scenario))
        while bounding.step() != nil {}
        return bounding.bound
      }
      bounds.append(Result(meanFID: bound, seconds: more, gap: 0))
      return Result(plan, seconds: seconds, bound: bound)
    }
    let paper = Scheme.allCases.filter { Scheduler.heuristics.contains($0.method.scheduler) }
    var methods = paper.flatMap { [$0.method, $0.method.polished(true)] }
    methods.append(Method(scheduler: .exact, allocation: .pso))
    for method in methods {
      let results = zip(scenarios, bounds).map { scenario, bound in
        let (plan, seconds) = Self.solved(scenario, method)
        return Result(plan, seconds: seconds, bound: bound.meanFID)
      }
      row(table, method.shortTitle, results)
    }
    row(table, Scheme.joint.method.shortTitle, joint)
    table.row(
      "bound", mean(bounds.map(\.meanFID)), NumberText.time(median(bounds.map(\.seconds))), "", "")
  }

  private func row(_ table: MarkdownTable, _ name: String, _ results: [Result]) {
    let proven = results.count { $0.isProven }
    table.row(
      proven > 0 ? "\(name) (proven for \(proven))" : name, mean(results.map(\.meanFID)),
      NumberText.time(median(results.map(\.seconds))),
      NumberText.fixed(100 * results.reduce(0) { $0 + $1.gap } / Double(results.count), decimals: 2)
        + " %",
      NumberText.fixed(100 * (results.map(\.gap).max() ?? 0), decimals: 2) + " %")
  }

  private func mean(_ values: [Double]) -> String {
    NumberText.fixed(values.reduce(0, +) / Double(values.count), decimals: 4)
  }

  private func median(_ values: [Double]) -> Double { Spread(values)?.median ?? .nan }

  private static func solved(
    _ scenario: Scenario, _ method: Optimizers.Method
  ) -> (plan: Plan, seconds: Double) {
    timed {
      var solver = Solver(scenario: scenario, method: method)
      while solver.step() != nil {}
      guard let plan = solver.plan() else { preconditionFailure("nobody can have cancelled") }
      return plan
    }
  }

  /// The seconds of the processor, which others that use the machine disturb less.
  private static func timed<Value>(_ work: () -> Value) -> (Value, seconds: Double) {
    let start = clock()
    let value = work()
    return (value, Double(clock() - start) / Double(CLOCKS_PER_SEC))
  }
}

extension GapsCommand.Result {
  fileprivate init(_ plan: Plan, seconds: Double, bound: Double) {
    self.init(
      meanFID: plan.meanFID, seconds: seconds, gap: (plan.meanFID - bound) / plan.meanFID,
      isProven: plan.stopped == .optimal)
  }
}
