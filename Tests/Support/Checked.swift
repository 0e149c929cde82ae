import BatchModel
import Optimizers
import PlanCheck
import Testing

/// Runs a solver to its end and gives its plan, which has passed the independent check.
public func checkedPlan(
  _ scenario: Scenario, _ method: Optimizers.Method, threads: Int = 1,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Plan {
  var solver = Solver(scenario: scenario, method: method, threads: threads)
  while solver.step() != nil {}
  let found = solver.plan()
  let plan = try #require(found, "the solver has no plan", sourceLocation: sourceLocation)
  check(plan, scenario, sourceLocation: sourceLocation)
  return plan
}

/// Runs one of the paper's schemes to its end; its plan has passed the independent check.
public func checkedPlan(
  _ scenario: Scenario, _ scheme: Scheme, threads: Int = 1,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Plan {
  try checkedPlan(scenario, scheme.method, threads: threads, sourceLocation: sourceLocation)
}

/// Fails the test for everything that `PlanCheck` finds wrong with the plan.
public func check(
  _ plan: Plan, _ scenario: Scenario, sourceLocation: SourceLocation = #_sourceLocation
) {
  for violation in PlanCheck.violations(of: plan, in: scenario) {
    Issue.record("\(violation.description)", sourceLocation: sourceLocation)
  }
}
