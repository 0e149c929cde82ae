import BatchModel
import Optimizers
import TextCanvas

/// A plan as text: what was solved, a table of services and a timeline.
struct PlanReport {
  let plan: Plan
  let scenario: Scenario
  let method: Method
  var whatIf: WhatIfValues?

  /// Services shown unless all are asked for.
  static let usualRows = 200

  /// The whole report; `rowLimit` services are shown and the others counted.
  func page(for surface: TextSurface, rowLimit: Int) -> TextPage {
    var page = TextPage(surface)
    let shown = 0..<min(rowLimit, plan.services.count)
    writeHeader(on: &page)
    page.blank()
    writeServices(shown, on: &page)
    writeOmitted(shown, on: &page)
    page.blank()
    writeTimeline(shown, on: &page)
    return page
  }

  private func writeHeader(on page: inout TextPage) {
    let look = page.appearance
    var title = StyledText(plan.scenario, look[.title])
    title.append("  \(method.title)", look[.accent])
    var result = StyledText("mean FID ", look[.text])
    result.append(NumberText.fitted(plan.meanFID, decimals: 3, width: 12), look[.best])
    result.append("  ", look[.text])
    result.append(
      "\(plan.outages) outage\(plan.outages == 1 ? "" : "s")",
      look[plan.outages == 0 ? .good : .error])
    page.line(title, right: result)
    page.facts(of: scenario)
    page.facts(plan.facts(of: scenario), role: .muted)
    writeConvergence(on: &page)
    if let whatIf { page.facts(Self.facts(of: whatIf)) }
  }

  private func writeConvergence(on page: inout TextPage) {
    guard let trace = plan.trace, let first = trace.first, let last = trace.last, trace.count > 1
    else { return }
    let look = page.appearance
    let label = "convergence \(NumberText.fixed(first, decimals: 3)) "
    let change = first == 0 ? 0 : (last - first) / first * 100
    let end = " \(NumberText.fixed(last, decimals: 3))  \(NumberText.fixed(change, decimals: 1)) %"
    let room = min(60, trace.count, page.width - label.count - end.count)
    guard room >= 4 else { return }
    let values = (0..<room).map { trace[$0 * (trace.count - 1) / (room - 1)] }
    page.line { canvas in
      canvas.write(label, x: 0, y: 0, style: look[.muted])
      canvas.sparkline(
        values, in: Rect(x: label.count, y: 0, width: room, height: 1),
        style: look[.accent], appearance: look)
      canvas.write(end, x: label.count + room, y: 0, style: look[.muted])
    }
  }

  /// What the changes that concern all services would bring.
  private static func facts(of whatIf: WhatIfValues) -> [String] {
    let changes: [(String, Double?)] = [
      ("B +10 %", whatIf.bandwidth), ("b -10 %", whatIf.perBatch), ("a -10 %", whatIf.perTask),
    ]
    return changes.map { "\($0): mean FID \($1.map(NumberText.difference) ?? "-")" }
  }

  private func writeOmitted(_ shown: Range<Int>, on page: inout TextPage) {
    let rest = plan.services[shown.upperBound...]
    guard !rest.isEmpty else { return }
    let outages = rest.count { $0.steps == 0 }
    page.line(
      StyledText(
        "and \(rest.count) more services, \(outages) of them outages: --all shows them",
        page.appearance[.muted]))
  }
}

extension Plan {
  /// What came out besides the mean FID, and how.
  fileprivate func facts(of scenario: Scenario) -> [String] {
    var facts: [String] = []
    if let targetSteps { facts.append("T* = \(targetSteps)") }
    let end = batches.last?.end ?? 0
    facts.append(
      "\(batches.count) batch\(batches.count == 1 ? "" : "es") until "
        + "\(NumberText.fixed(end, decimals: 3)) s")
    if let seed {
      facts += [
        "\(scenario.pso.particles) particles", "\(scenario.pso.iterations) iterations",
        "seed \(seed)",
      ]
    }
    facts.append("solved in \(NumberText.fixed(elapsed, decimals: 3)) s")
    if stopped != .done { facts.append("stopped: \(stopped.rawValue)") }
    if let bound, let gap {
      facts.append(
        "bound (\(bound.problem.rawValue)) \(NumberText.fixed(bound.value, decimals: 3)), "
          + "gap \(NumberText.fixed(gap * 100, decimals: 2)) %"
          + (gap > 0 && gap < QualityModel.noise ? ", within FID noise" : ""))
    }
    return facts
  }
}
