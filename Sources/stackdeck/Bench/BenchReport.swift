import BatchModel
import Files
import Studies
import TextCanvas

/// What `bench` has measured, as text or JSON.
struct BenchReport {
  let bench: Bench
  let figures: [Bench.Figure]

  /// Medians with quartiles, a line for each piece of work.
  func page(for surface: TextSurface) -> TextPage {
    var page = TextPage(surface)
    let look = page.appearance
    var title = StyledText(bench.scenario.name, look[.title])
    title.append("  median and quartiles of the time one call takes", look[.accent])
    page.line(title)
    page.facts(of: bench.scenario)
    page.facts(facts, role: .muted)
    page.blank()
    let table = TextTable(
      [
        .init(title: "work", width: 37, priority: 9, alignment: .leading),
        .init(title: "median", width: 9, priority: 8),
        .init(title: "quartiles", width: 21, priority: 7),
        .init(title: "samples", width: 7, priority: 6),
        .init(title: "calls each", width: 10, priority: 5),
      ], width: page.width)
    table.header(on: &page)
    for figure in figures {
      let seconds = figure.timing.seconds
      table.row(
        [
          .init(text: figure.title), .init(text: Self.text(seconds.median), role: .best),
          .init(
            text: Self.text(seconds.lowerQuartile) + " - " + Self.text(seconds.upperQuartile),
            role: .muted),
          .init(text: "\(seconds.count)", role: .muted),
          .init(text: "\(figure.timing.calls)", role: .muted),
        ], on: &page)
    }
    return page
  }

  /// An object with a list of figures, seconds throughout.
  var json: String {
    let scenario = bench.scenario
    var text = """
      {
        "format": 1,
        "version": \(Self.string(ProgramVersion.current)),
        "scenario": \(Self.string(scenario.name)),
        "services": \(scenario.devices.count),
        "most_target_steps": \(mostTargetSteps),
        "particles": \(scenario.pso.particles),
        "iterations": \(scenario.pso.iterations),
        "threads": \(bench.threads),
        "figures": [
      """
    var separator = "\n"
    for figure in figures {
      let seconds = figure.timing.seconds
      text += separator + "    {\"name\": \(Self.string(figure.key)), "
      text += "\"median\": \(DecimalText.text(seconds.median)), "
      text += "\"lower_quartile\": \(DecimalText.text(seconds.lowerQuartile)), "
      text += "\"upper_quartile\": \(DecimalText.text(seconds.upperQuartile)), "
      text += "\"samples\": \(seconds.count), \"calls_per_sample\": \(figure.timing.calls)}"
      separator = ",\n"
    }
    return text + "\n  ]\n}\n"
  }

  /// What does not depend on the machine, and how many threads it gave.
  private var facts: [String] {
    [
      "T*max = \(mostTargetSteps) at equal bandwidth",
      "\(bench.scenario.pso.particles) particles", "\(bench.scenario.pso.iterations) iterations",
      "\(bench.threads) thread\(bench.threads == 1 ? "" : "s")",
    ]
  }

  /// T*max for the equal split.
  private var mostTargetSteps: Int {
    let scenario = bench.scenario
    let budgets = scenario.generationBudgets(bandwidth: scenario.equalBandwidth)
    let longest = max(0, budgets.max() ?? 0)
    return max(1, Int((longest + 1e-9) / scenario.delay.single))
  }

  private static func string(_ text: String) -> String { PlanFile.jsonString(text) }

  /// `8.31 µs`, `12.4 ms`, `1.23 s`: three digits.
  static func text(_ seconds: Double) -> String {
    let (value, unit) =
      switch seconds {
      case ..<1e-3: (seconds * 1e6, "µs")
      case ..<1: (seconds * 1e3, "ms")
      default: (seconds, "s")
      }
    let decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
    return NumberText.fixed(value, decimals: decimals) + " " + unit
  }
}
