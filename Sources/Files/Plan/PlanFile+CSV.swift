import BatchModel

public import BatchModel

extension PlanFile {
  /// A plan as CSV: a row for each service, columns named as the keys in JSON.
  ///
  /// Text is quoted as RFC 4180 has it; lines end with a line feed; what is null is empty. `whatIf`
  /// adds the column `deadline_plus_1s`.
  public static func csv(_ plan: Plan, whatIf: WhatIfValues? = nil) -> String {
    var text =
      "name,deadline,efficiency,bandwidth,steps,fid,"
      + "generation_delay,transmission_delay,end_to_end_delay"
      + (whatIf == nil ? "\n" : ",deadline_plus_1s\n")
    for (k, service) in plan.services.enumerated() {
      let delays = service.delays
      let fields = [
        service.name, number(service.deadline), number(service.efficiency),
        number(service.bandwidth), "\(service.steps)", number(service.fid),
        number(delays?.generation), number(delays?.transmission), number(delays?.endToEnd),
      ]
      text += row(fields + (whatIf.map { [number($0.deadlines[k])] } ?? []))
    }
    return text
  }

  /// Several plans as CSV: a row for each scheme, `batches` being their number.
  public static func csv(comparing plans: [Plan]) -> String {
    var text =
      "scenario,scheme,scheduler,allocation,seed,mean_fid,outages,target_steps,batches,"
      + "stopped,elapsed,polished,bound,bound_for,gap\n"
    for plan in plans {
      text += row([
        plan.scenario, plan.scheme ?? "", plan.scheduler, plan.allocation,
        plan.seed.map(String.init) ?? "", number(plan.meanFID), "\(plan.outages)",
        plan.targetSteps.map(String.init) ?? "", "\(plan.batches.count)",
        plan.stopped.rawValue, number(plan.elapsed), "\(plan.polished)",
        number(plan.bound?.value), plan.bound?.problem.rawValue ?? "", number(plan.gap),
      ])
    }
    return text
  }

  private static func row(_ fields: [String]) -> String { CSVText.row(fields) }

  private static func number(_ value: Double?) -> String { value.map(DecimalText.text) ?? "" }
}
