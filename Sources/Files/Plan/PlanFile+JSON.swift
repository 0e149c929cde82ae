import BatchModel

public import BatchModel

extension PlanFile {
  /// A plan as JSON, one service and one batch a line, keys in the order of the format.
  ///
  /// Numbers are the shortest that read back as the same double; what is not finite is null,
  /// as JSON has no word for it. Names hold no control characters: those are escaped. `whatIf`
  /// adds the key `what_if`.
  public static func json(_ plan: Plan, whatIf: WhatIfValues? = nil) -> String {
    var writer = PlanWriter()
    writer.plan(plan, whatIf: whatIf, indent: "")
    return writer.text + "\n"
  }

  /// The plans of several schemes for one scenario as JSON.
  public static func json(comparing plans: [Plan], scenario: String) -> String {
    var writer = PlanWriter()
    writer.text += "{\n  \"scenario\": \(PlanWriter.string(scenario)),\n  \"schemes\": "
    writer.list(plans, indent: "  ") { writer, plan in writer.plan(plan, indent: "    ") }
    return writer.text + "\n}\n"
  }

  /// A string as JSON has it, with quotes; what could steer a terminal is escaped.
  public static func jsonString(_ string: String) -> String { PlanWriter.string(string) }
}

/// Writes JSON by hand: Foundation's encoder neither keeps the order of keys nor breaks lines
/// where a reader wants them.
private struct PlanWriter {
  var text = ""

  mutating func plan(_ plan: Plan, whatIf: WhatIfValues? = nil, indent: String) {
    let inner = indent + "  "
    let head: [(String, String)] = [
      ("format", "\(PlanFile.format)"),
      ("version", Self.string(ProgramVersion.current)),
      ("scenario", Self.string(plan.scenario)),
      ("scheme", plan.scheme.map(Self.string) ?? "null"),
      ("scheduler", Self.string(plan.scheduler)),
      ("allocation", Self.string(plan.allocation)),
      ("seed", plan.seed.map(String.init) ?? "null"),
      ("mean_fid", Self.number(plan.meanFID)),
      ("outages", "\(plan.outages)"),
      ("target_steps", plan.targetSteps.map(String.init) ?? "null"),
    ]
    text += "{\n"
    for (key, value) in head { text += "\(inner)\"\(key)\": \(value),\n" }
    text += "\(inner)\"services\": "
    list(plan.services, indent: inner) { writer, service in writer.service(service) }
    text += ",\n\(inner)\"batches\": "
    list(plan.batches, indent: inner) { writer, batch in writer.batch(batch) }
    let trace = plan.trace.map { "[" + $0.map(Self.number).joined(separator: ", ") + "]" }
    text += ",\n\(inner)\"trace\": \(trace ?? "null"),\n"
    if let whatIf { text += "\(inner)\"what_if\": \(Self.object(whatIf)),\n" }
    text += "\(inner)\"polished\": \(plan.polished),\n"
    text += "\(inner)\"bound\": \(Self.number(plan.bound?.value)),\n"
    text += "\(inner)\"bound_for\": \(plan.bound.map { "\"\($0.problem.rawValue)\"" } ?? "null"),\n"
    text += "\(inner)\"gap\": \(Self.number(plan.gap)),\n"
    text += "\(inner)\"stopped\": \"\(plan.stopped.rawValue)\",\n"
    text += "\(inner)\"elapsed\": \(Self.number(plan.elapsed))\n\(indent)}"
  }

  /// A list with one element a line.
  mutating func list<Element>(
    _ elements: [Element], indent: String, _ write: (inout PlanWriter, Element) -> Void
  ) {
    if elements.isEmpty {
      text += "[]"
      return
    }
    var separator = "[\n"
    for element in elements {
      text += separator + indent + "  "
      write(&self, element)
      separator = ",\n"
    }
    text += "\n\(indent)]"
  }

  private mutating func service(_ service: Plan.Service) {
    let delays = service.delays
    text += "{\"name\": \(Self.string(service.name)), "
    text += "\"deadline\": \(Self.number(service.deadline)), "
    text += "\"efficiency\": \(Self.number(service.efficiency)), "
    text += "\"bandwidth\": \(Self.number(service.bandwidth)), "
    text += "\"steps\": \(service.steps), \"fid\": \(Self.number(service.fid)), "
    text += "\"generation_delay\": \(Self.number(delays?.generation)), "
    text += "\"transmission_delay\": \(Self.number(delays?.transmission)), "
    text += "\"end_to_end_delay\": \(Self.number(delays?.endToEnd))}"
  }

  private mutating func batch(_ batch: Plan.Batch) {
    text += "{\"start\": \(Self.number(batch.start)), "
    text += "\"duration\": \(Self.number(batch.duration)), \"services\": ["
    var separator = ""
    for service in batch.services {
      text += separator
      text += String(service)
      separator = ", "
    }
    text += "]}"
  }

  private static func object(_ values: WhatIfValues) -> String {
    let deadlines = values.deadlines.map(number).joined(separator: ", ")
    return "{\"deadline_plus_1s\": [\(deadlines)], "
      + "\"bandwidth_plus_10_percent\": \(number(values.bandwidth)), "
      + "\"b_minus_10_percent\": \(number(values.perBatch)), "
      + "\"a_minus_10_percent\": \(number(values.perTask))}"
  }

  private static func number(_ value: Double?) -> String { JSONText.number(value) }

  static func string(_ string: String) -> String { JSONText.string(string) }
}
