import BatchModel
import Optimizers
import TextCanvas

/// Plans of several schemes for one scenario as text, the best first.
struct ComparisonReport {
  let plans: [Plan]
  let scenario: Scenario

  /// Creates a report of at least one plan; equal ones keep their order.
  init(plans: [Plan], scenario: Scenario) {
    self.plans = plans.enumerated()
      .sorted { ($0.element.meanFID, $0.offset) < ($1.element.meanFID, $1.offset) }
      .map(\.element)
    self.scenario = scenario
  }

  func page(for surface: TextSurface) -> TextPage {
    var page = TextPage(surface)
    let look = page.appearance
    var title = StyledText(scenario.name, look[.title])
    title.append(
      "  \(plans.count) scheme\(plans.count == 1 ? "" : "s"), the best first", look[.accent])
    page.line(title)
    page.facts(of: scenario)
    writeBound(on: &page)
    page.blank()
    let table = table(width: page.width)
    table.header(on: &page)
    for (rank, plan) in plans.enumerated() {
      table.row(fields(plan, isBest: rank == 0, look.glyphs), on: &page) { canvas in
        drawBar(plan, table.layout[Self.barColumn], &canvas, look)
      }
    }
    return page
  }

  /// What no plan is below, and what differences mean.
  private func writeBound(on page: inout TextPage) {
    let look = page.appearance
    var facts = plans[0].bound.map {
      ["no plan is below \(NumberText.fixed($0.value, decimals: 3)), the bound for (P0)"]
    }
    facts?.append("gap = (mean FID - bound) / mean FID")
    let percent = NumberText.fixed(QualityModel.noise * 100, decimals: 1)
    let rest = "\(Self.noiseMark(look.glyphs)) less than \(percent) % from the best: FID noise"
    page.facts((facts ?? []) + [rest], role: .muted)
  }

  private static func noiseMark(_ glyphs: GlyphTier) -> String { glyphs == .ascii ? "~" : "≈" }

  private static let barColumn = 9

  private func table(width: Int) -> TextTable {
    TextTable(
      [
        .init(title: "scheme", width: 15, priority: 10, alignment: .leading),
        .init(title: "mean FID", width: 9, priority: 9),
        .init(title: "difference", width: 10, priority: 8),
        .init(title: "in %", width: 9, priority: 7),
        .init(title: "gap %", width: 6, priority: 7),
        .init(title: "outages", width: 7, priority: 6),
        .init(title: "T*", width: 4, priority: 3),
        .init(title: "batches", width: 7, priority: 2),
        .init(title: "seconds", width: 8, priority: 4),
        .init(title: "", width: 8, flex: 1, priority: 5),
        .init(title: "made of", width: 26, priority: 1, alignment: .leading),
      ], width: width)
  }

  private func fields(_ plan: Plan, isBest: Bool, _ glyphs: GlyphTier) -> [TextTable.Field] {
    let best = plans[0].meanFID
    let difference = plan.meanFID - best
    let percent = best > 0 ? difference / best * 100 : 0
    let method = plan.scheme.flatMap(Scheme.init(rawValue:))?.method
    let isNoise = percent > 0 && percent < QualityModel.noise * 100
    func signed(_ value: Double, _ decimals: Int, _ width: Int) -> String {
      "+" + NumberText.fitted(value, decimals: decimals, width: width - 1)
    }
    return [
      .init(text: plan.label, role: isBest ? .best : .text),
      .init(
        text: NumberText.fitted(plan.meanFID, decimals: 3, width: 9), role: isBest ? .best : .text),
      .init(text: isBest ? "best" : signed(difference, 3, 10), role: isBest ? .best : .text),
      .init(
        text: isBest
          ? ""
          : (isNoise ? Self.noiseMark(glyphs) + " " : "") + signed(percent, 2, isNoise ? 7 : 9),
        role: isNoise ? .muted : .text),
      .init(
        text: plan.gap.map { NumberText.fitted($0 * 100, decimals: 2, width: 6) } ?? "-",
        role: plan.isOptimal ? .good : .text),
      .init(text: "\(plan.outages)", role: plan.outages == 0 ? .text : .error),
      .init(text: plan.targetSteps.map(String.init) ?? "-"),
      .init(text: "\(plan.batches.count)"),
      .init(text: NumberText.fitted(plan.elapsed, decimals: 3, width: 8), role: .muted),
      .init(text: ""),
      .init(text: method?.summary ?? "", role: .muted),
    ]
  }

  /// A bar as long as the mean FID is high, on a common scale.
  private func drawBar(
    _ plan: Plan, _ slot: TableLayout.Slot?, _ canvas: inout Canvas, _ look: Appearance
  ) {
    guard let slot else { return }
    let largest = plans.reduce(0) { max($0, $1.meanFID) }
    let series = Role.series[
      (Scheme.allCases.firstIndex { $0.rawValue == plan.scheme } ?? 0) % Role.series.count]
    canvas.bar(
      in: Rect(x: slot.x, y: 0, width: slot.width, height: 1), from: 0,
      to: Double(slot.width) * (largest > 0 ? plan.meanFID / largest : 0), y: 0,
      style: look[series], appearance: look)
  }
}
