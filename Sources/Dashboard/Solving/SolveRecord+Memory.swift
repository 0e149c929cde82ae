import BatchModel
import Optimizers

extension SolveRecord {
  /// The most bytes a record takes: whatever does not fit is computed again when it is wanted.
  public static let limit = 64_000_000
  /// The part of it for plans.
  static let planLimit = limit / 4

  /// Bytes of everything that grows with the iterations.
  public var bytes: Int { traceBytes + planBytes + (swarm?.bytes ?? 0) }

  private var traceBytes: Int { trace.count * MemoryLayout<Double>.stride }

  /// Records what a step of the solver did.
  mutating func append(
    _ report: Solver.Report, of solver: inout Solver, _ cancellation: Cancellation
  ) {
    trace.append(report.best)
    (first, valued) = (nil, nil)
    iterations = max(iterations, solver.count - 1)
    if report.iteration == 0 {
      equalSplit = solver.swarm?.values[0]?.meanFID ?? report.best
      if solver.swarm != nil { swarm = SwarmHistory() }
    }
    if report.improved, var plan = solver.plan(cancellation: cancellation) {
      plan.trace = nil
      if let arranged = ArrangedPlan(plan, cancellation: cancellation) {
        append(Improvement(iteration: report.iteration, arranged: arranged))
      }
    }
    if let swarm = solver.swarm, swarm.iteration == report.iteration {
      let room = Self.limit - traceBytes - planBytes
      self.swarm?.append(
        swarm, improved: report.improved, limit: room, cancellation: cancellation)
    }
  }

  /// Keeps the newest plan and as many of the others, spread evenly, as there is room for.
  mutating func append(_ improvement: Improvement, planLimit: Int = planLimit) {
    improvements.append(improvement)
    planBytes += improvement.arranged?.bytes ?? 0
    let last = improvements.count - 1
    if last > 0, (last - 1) % planInterval != 0 { dropPlan(last - 1) }
    while planBytes > planLimit, planInterval < last {
      planInterval *= 2
      for index in 1..<max(1, last) where index % planInterval != 0 { dropPlan(index) }
    }
    if planBytes > planLimit, last > 0 {
      for index in 0..<last { dropPlan(index) }
    }
  }

  private mutating func dropPlan(_ index: Int) {
    planBytes -= improvements[index].arranged?.bytes ?? 0
    improvements[index].arranged = nil
  }
}

extension Plan {
  /// Bytes it takes, but for names longer than 15 bytes, which all plans of a scenario share.
  var bytes: Int {
    services.count * MemoryLayout<Service>.stride
      + batches.reduce(0) {
        $0 + MemoryLayout<Batch>.stride + $1.services.count * MemoryLayout<Int>.stride
      } + MemoryLayout<Plan>.stride
  }
}
