import BatchModel
import Optimizers
import PlanCheck
import Testing

extension SearchEffort {
  /// So little that a debug build is done at once.
  public static let small = SearchEffort(nodes: 1_000_000, moves: 400, entries: 1_000_000)
}

/// Runs a solver to its end and gives its plan, which has passed the independent check.
public func checkedPlan(
  _ scenario: Scenario, _ method: Optimizers.Method, effort: SearchEffort = .small,
  threads: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Plan {
  var solver = Solver(scenario: scenario, method: method, effort: effort, threads: threads)
  while solver.step() != nil {}
  let found = solver.plan()
  let plan = try #require(found, "the solver has no plan", sourceLocation: sourceLocation)
  check(plan, scenario, sourceLocation: sourceLocation)
  return plan
}

/// Runs a scheme to its end; its plan has passed the independent check.
public func checkedPlan(
  _ scenario: Scenario, _ scheme: Scheme, effort: SearchEffort = .small, threads: Int = 1,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Plan {
  try checkedPlan(
    scenario, scheme.method, effort: effort, threads: threads, sourceLocation: sourceLocation)
}

/// Fails the test for everything that `PlanCheck` finds wrong with the plan.
public func check(
  _ plan: Plan, _ scenario: Scenario, sourceLocation: SourceLocation = #_sourceLocation
) {
  for violation in PlanCheck.violations(of: plan, in: scenario) {
    Issue.record("\(violation.description)", sourceLocation: sourceLocation)
  }
}
