import BatchModel
import TextCanvas

extension PlanReport {
  /// Writes the table of services, in file order.
  func writeServices(_ shown: Range<Int>, on page: inout TextPage) {
    let table = servicesTable(shown, page)
    table.header(on: &page)
    for k in shown {
      table.row(fields(k, table.columns.map(\.width)), on: &page)
    }
  }

  /// Cells for the longest name shown, within reason.
  func nameWidth(_ shown: Range<Int>) -> Int {
    let longest = shown.lazy.map { CharacterWidth.displayWidth(of: plan.services[$0].name) }.max()
    return min(24, max(4, longest ?? 0))
  }

  private func servicesTable(_ shown: Range<Int>, _ page: TextPage) -> TextTable {
    let eta = page.appearance.glyphs == .ascii ? "eff" : "η"
    let whatIfColumn =
      whatIf == nil ? [] : [TextTable.Column(title: "+1 s", unit: "FID", width: 8, priority: 6)]
    return TextTable(
      [
        .init(title: "#", width: String(shown.upperBound - 1).count, priority: 1),
        .init(title: "name", width: nameWidth(shown), priority: 10, alignment: .leading),
        .init(title: "deadline", unit: "s", width: 8, priority: 7),
        .init(title: eta, unit: "bit/s/Hz", width: 8, priority: 4),
        .init(title: "bandwidth", unit: "Hz", width: 9, priority: 5),
        .init(title: "steps", width: 5, priority: 8),
        .init(title: "FID", width: 8, priority: 9),
        .init(title: "generation", unit: "s", width: 10, priority: 3),
        .init(title: "transmission", unit: "s", width: 12, priority: 2),
        .init(title: "end-to-end", unit: "s", width: 10, priority: 6),
        .init(title: "slack", unit: "s", width: 7, priority: 5),
      ] + whatIfColumn, width: page.width)
  }

  private func fields(_ k: Int, _ widths: [Int]) -> [TextTable.Field] {
    let service = plan.services[k]
    let delays = service.delays
    let missing = "-"
    func number(_ value: Double?, _ decimals: Int, _ column: Int) -> String {
      value.map { NumberText.fitted($0, decimals: decimals, width: widths[column]) } ?? missing
    }
    return [
      .init(text: "\(k)", role: .muted),
      .init(text: service.name),
      .init(text: number(service.deadline, 3, 2)),
      .init(text: number(service.efficiency, 2, 3)),
      .init(text: number(service.bandwidth, 1, 4)),
      .init(text: "\(service.steps)"),
      .init(text: number(service.fid, 3, 6), role: delays == nil ? .error : .text),
      .init(text: number(delays?.generation, 3, 7), role: .muted),
      .init(text: number(delays?.transmission, 3, 8), role: .muted),
      delays == nil
        ? .init(text: "outage", role: .outage) : .init(text: number(delays?.endToEnd, 3, 9)),
      .init(text: number(delays.map { service.deadline - $0.endToEnd }, 3, 10), role: .muted),
    ] + (whatIf.map { [whatIfField($0.deadlines[k])] } ?? [])
  }

  private func whatIfField(_ difference: Double?) -> TextTable.Field {
    guard let difference else { return .init(text: "-", role: .muted) }
    return .init(
      text: NumberText.difference(difference),
      role: difference < 0 ? .good : difference > 0 ? .warning : .muted)
  }
}
