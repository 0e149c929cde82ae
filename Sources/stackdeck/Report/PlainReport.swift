import BatchModel
import Optimizers
import TextCanvas

/// A plan in sentences, one thing a line, with neither columns nor pictures: for screen readers.
struct PlainReport {
  let plan: Plan
  let method: Method

  /// The report, every line ended.
  var text: String {
    ([summary] + services + ["Batches: \(plan.batches.count)."] + batches).map {
      Console.harmless($0) + "\n"
    }.joined()
  }

  private var summary: String {
    let count = plan.services.count
    return "Scenario \(plan.scenario), \(method.title): mean FID "
      + "\(Self.number(plan.meanFID, 3)) over \(count) service\(count == 1 ? "" : "s"), "
      + "\(plan.outages) outage\(plan.outages == 1 ? "" : "s")."
  }

  private var services: [String] {
    plan.services.map { service in
      let start = "Service \(service.name), deadline \(Self.number(service.deadline, 2)) seconds: "
      guard let delays = service.delays else {
        return start + "outage, no step fits, FID \(Self.number(service.fid, 2))."
      }
      let slack = service.deadline - delays.endToEnd
      return start
        + "\(service.steps) step\(service.steps == 1 ? "" : "s"), "
        + "FID \(Self.number(service.fid, 2)), generated at "
        + "\(Self.number(delays.generation, 2)), delivered at "
        + "\(Self.number(delays.endToEnd, 2)) seconds, "
        + "\(Self.number(abs(slack), 2)) seconds \(slack < -1e-6 ? "late" : "to spare"), "
        + "bandwidth \(Self.number(service.bandwidth / 1000, 2)) kilohertz."
    }
  }

  private var batches: [String] {
    plan.batches.enumerated().map { index, batch in
      let tasks = batch.services.count
      return "Batch \(index + 1), \(Self.number(batch.start, 2)) to \(Self.number(batch.end, 2)) "
        + "seconds, \(tasks) task\(tasks == 1 ? "" : "s"): "
        + batch.services.map { plan.services[$0].name }.joined(separator: ", ") + "."
    }
  }

  private static func number(_ value: Double, _ decimals: Int) -> String {
    NumberText.fixed(value, decimals: decimals)
  }
}
