import BatchModel
import Foundation
import Optimizers
import Testing

/// The fast STACKING against the rules as they read, on thousands of random instances.
///
/// `ORACLE_INSTANCES=100000 swift test -c release --filter StackingOracleTests` takes as many.
@Suite struct StackingOracleTests {
  private static let asked = ProcessInfo.processInfo.environment["ORACLE_INSTANCES"].flatMap(
    Int.init)
  private static let blocks = 20
  private static let instances = max(blocks, asked ?? 5_000) / blocks

  /// Few are as large as any: the oracle is slow, above all where nothing is optimised.
  private static func instance(_ member: Int) -> StackingInstance {
    #if DEBUG
      let isLarge = member % 100 == 0
    #else
      let isLarge = asked != nil || member % 10 == 0
    #endif
    return .random(member, work: isLarge ? .infinity : 1_500)
  }

  private static func members(_ block: Int) -> Range<Int> {
    block * instances..<(block + 1) * instances
  }

  @Test("steps, T*, mean FID and batches are those of the plain rules", arguments: 0..<blocks)
  func matchesThePlainRules(block: Int) {
    for member in Self.members(block) {
      let instance = Self.instance(member)
      let (runs, expected) = instance.oracle.scan(instance.budgets)
      let evaluator = exact(instance, expected, member)
      cutOff(instance, expected, member, evaluator)
      everyTarget(instance, runs, member, evaluator)
      batches(instance, expected, member)
      if member % 10 == 0 { told(instance, runs, member) }
    }
  }

  /// The evaluator itself, without a cut-off.
  private func exact(
    _ instance: StackingInstance, _ expected: PlainStacking.Result, _ member: Int
  ) -> StackingEvaluator {
    var evaluator = StackingEvaluator(instance)
    let value = evaluator.evaluate(instance.budgets)
    #expect(value == expected.value, "instance \(member)")
    #expect(evaluator.steps == expected.steps, "instance \(member)")
    return evaluator
  }

  /// Nil exactly where the value is not below the cut-off, whatever was evaluated before.
  private func cutOff(
    _ instance: StackingInstance, _ expected: PlainStacking.Result, _ member: Int,
    _ warm: StackingEvaluator
  ) {
    var random = SplitMix64(seed: 3, member: UInt64(member))
    let exact = expected.meanFID
    let near = [exact, exact.nextUp, exact.nextDown, exact + 1e-12, exact - 1e-12, exact + 1e-9]
    let cutoffs = [
      near[member % near.count], exact, exact * random.uniform(0.9, 1.1),
      exact * random.uniform(1, 1.01), exact * random.uniform(0.3, 1), 0,
    ]
    var engines = [warm, StackingEvaluator(instance)]
    for (turn, cutoff) in cutoffs.enumerated() {
      let engine = turn % 2
      let value = engines[engine].evaluate(instance.budgets, below: cutoff)
      if exact < cutoff {
        #expect(value == expected.value, "instance \(member), cut-off \(cutoff)")
        #expect(engines[engine].steps == expected.steps, "instance \(member), cut-off \(cutoff)")
      } else {
        #expect(value == nil, "instance \(member), cut-off \(cutoff)")
      }
    }
  }

  /// The value of each T*, and whether the scan keeps it, whatever was evaluated before.
  private func everyTarget(
    _ instance: StackingInstance, _ runs: [(result: PlainStacking.Result, improved: Bool)],
    _ member: Int, _ warm: StackingEvaluator
  ) {
    let expected = runs.map {
      StackingOutcome(
        targetSteps: $0.result.targetSteps, meanFID: $0.result.meanFID, improved: $0.improved)
    }
    for var evaluator in [warm, StackingEvaluator(instance)] {
      let outcomes = evaluator.outcomes(instance.budgets)
      #expect(outcomes == expected, "instance \(member)")
    }
  }

  /// What a plan is made of, the solver's way.
  private func batches(
    _ instance: StackingInstance, _ expected: PlainStacking.Result, _ member: Int
  ) {
    let budgets = instance.budgets.map { $0.isFinite ? $0 : -1 }
    let schedule = Scheduler.stacking.schedule(
      delay: instance.delay, quality: instance.quality, budgets: budgets)
    #expect(schedule?.steps == expected.steps, "instance \(member)")
    #expect(schedule?.targetSteps == expected.targetSteps, "instance \(member)")
    #expect(schedule?.batches.map(\.services) == expected.batches, "instance \(member)")
  }

  /// The run that tells each turn, for each T*.
  private func told(
    _ instance: StackingInstance, _ runs: [(result: PlainStacking.Result, improved: Bool)],
    _ member: Int
  ) {
    let budgets = instance.budgets.map { $0.isFinite ? $0 : -1 }
    for (expected, _) in runs {
      var run = StackingRun(
        delay: instance.delay, budgets: budgets, targetSteps: expected.targetSteps)
      while run.step() != nil {}
      #expect(run.steps == expected.steps, "instance \(member), T* \(expected.targetSteps)")
      #expect(
        run.batches.map(\.services) == expected.batches,
        "instance \(member), T* \(expected.targetSteps)")
    }
  }

  /// What the instances are is what they are for.
  @Test func theInstancesAreOfEveryKind() {
    var counts: [String: Int] = [:]
    var sizes: Set<Int> = []
    for member in 0..<Self.blocks * Self.instances {
      let instance = Self.instance(member)
      sizes.insert(instance.budgets.count)
      for kind in instance.kinds { counts[kind, default: 0] += 1 }
    }
    guard Self.instances * Self.blocks >= 5_000 else { return }
    #expect(sizes == Set(1...60))
    let expected =
      DelayPreset.all.map(\.name) + QualityPreset.all.map(\.name) + [
        "tight", "loose", "equal budgets", "many outages", "negative budgets", "rising table",
        "outage 100", "outage 451", "outage below Q(1)", "nobody served",
      ]
    for kind in expected { #expect(counts[kind, default: 0] >= 50, "\(kind)") }
  }
}

extension PlainStacking.Result {
  var value: StackingValue { StackingValue(meanFID: meanFID, targetSteps: targetSteps) }
}

extension StackingInstance {
  /// Words for what is special about it.
  fileprivate var kinds: [String] {
    let unit = delay.single
    let able = budgets.filter { $0 >= unit }
    let fid = quality.tabulated(upTo: 60)
    var kinds =
      DelayPreset.all.filter { $0.model == delay }.map(\.name)
      + QualityPreset.all.filter { $0.model.curve == quality.curve }.map(\.name)
    kinds.append("outage \(Int(quality.outage))")
    if let longest = able.max() {
      if longest < 4 * unit { kinds.append("tight") }
      if longest > 20 * unit { kinds.append("loose") }
    } else {
      kinds.append("nobody served")
    }
    if Set(able).count < able.count { kinds.append("equal budgets") }
    if 3 * able.count < 2 * budgets.count { kinds.append("many outages") }
    if budgets.contains(where: { $0 < 0 }) { kinds.append("negative budgets") }
    if zip(fid.dropFirst(), fid.dropFirst(2)).contains(where: { $0 < $1 }) {
      kinds.append("rising table")
    }
    if fid[0] < fid[1] { kinds.append("outage below Q(1)") }
    return kinds
  }
}
