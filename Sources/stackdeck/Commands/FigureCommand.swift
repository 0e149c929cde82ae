import ArgumentParser
import BatchModel
import Dashboard
import Files
import Optimizers
import Studies
import TextCanvas

/// Draws a figure of the paper.
struct FigureCommand: ParsableCommand {
  /// The figures of the paper.
  enum Name: String, WordChoice {
    case delay = "1a"
    case quality = "1b"
    case services = "2a"
    case overServices = "2b"
    case overDeadline = "2c"
  }

  /// The formats of a figure.
  enum Format: String, WordChoice {
    case text, svg, csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Draw a figure of the paper: 1a, 1b, 2a, 2b or 2c.",
    discussion: """
      1a is the line g(X) of the paper, whose measured points are not published in numbers; 1b the \
      published FID of DDIM with the fitted curve; 2a the delays of ten services; 2b and 2c mean FID \
      over the number of services and over the minimum deadline, with 95 % confidence bands.
      """)

  @Argument(help: "The figure.")
  var figure: Name
  @Option(help: "Format of the figure.")
  var format = Format.text
  @Option(
    help: ArgumentHelp(
      "2b, 2c: where on the axis (default: 5,10,…,40,50,…,100 services; 1,2,…,10 s).",
      valueName: "x,…"))
  var at: NumberList?
  @Option(
    help: "2b, 2c: a scheme to take part; repeat it for several (default: the paper's five).")
  var scheme: [Scheme] = []
  @Option(
    parsing: .unconditional, help: "2b, 2c: random scenarios of each point (default: 20).")
  var replications: Int?
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "2b, 2c: solve nothing, draw parts of a sweep over the same axis, as `sweep --shard` writes "
        + "them, also unfinished ones.", valueName: "part"),
    completion: .file())
  var from: [String] = []
  @OptionGroup var variation: VariationOptions
  @OptionGroup var swarm: SwarmOptions
  @OptionGroup var threads: ThreadOption
  @OptionGroup var output: OutputPath

  func validate() throws {
    try OptionLimits.check("--replications", replications, 1...100_000)
    guard figure.isSolved || variation.isEmpty else {
      throw ValidationError("--set and --scenario are for the figures 2a, 2b and 2c.")
    }
    if !from.isEmpty {
      guard figure.sweep != nil else {
        throw ValidationError("--from is for the figures 2b and 2c.")
      }
      guard variation.isEmpty, swarm.isEmpty, at == nil, replications == nil, scheme.isEmpty else {
        throw ValidationError("--from draws what was solved: no option changes that any more.")
      }
    }
    guard let at else { return }
    guard figure.sweep != nil else { throw ValidationError("--at is for the figures 2b and 2c.") }
    guard !at.values.isEmpty, zip(at.values, at.values.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw ValidationError("--at is \(at): allowed are ascending numbers.")
    }
  }

  func run() throws {
    try Console.write(try text, to: output.path)
  }

  private var text: String {
    get throws {
      let surface = TextSurface.output(path: output.path)
      switch figure {
      case .delay: return CurveFigure.delay.text(format, surface)
      case .quality: return try CurveFigure.quality().text(format, surface)
      case .services:
        var usual = ScenarioDistribution()
        usual.services = 10
        let distribution = try distribution(else: usual, axis: nil)
        return try ServicesFigure(distribution, threads: threads.count).text(format, surface)
      case .overServices: return try sweep(.services).text(format, surface)
      case .overDeadline: return try sweep(.minimumDeadline).text(format, surface)
      }
    }
  }

  private func sweep(_ figure: SweepFigure) throws -> SweepFigureReport {
    guard from.isEmpty else { return try known(figure) }
    let usual: [Double] =
      figure == .services
      ? [5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 90, 100] : (1...10).map(Double.init)
    let positions = at?.values ?? usual
    let distribution = try distribution(
      else: ScenarioDistribution(), axis: SweepAxis(figure.parameter, positions))
    let design = figure.design(
      distribution, positions: positions, replications: replications ?? 20,
      schemes: scheme.isEmpty ? Scheme.paper : scheme)
    return SweepFigureReport(
      figure: figure, results: try SweepRun.results(of: design, threads: threads.count))
  }

  /// The figure of what parts of a sweep hold.
  private func known(_ figure: SweepFigure) throws -> SweepFigureReport {
    let merger = try SweepMerger(from)
    let results = try merger.results(for: figure)
    let missing = merger.missing.count
    if missing > 0 {
      Console.note(["incomplete: \(missing) of \(merger.design.count) cells are missing"])
    }
    return SweepFigureReport(figure: figure, results: results)
  }

  /// What scenarios are drawn from, with every option applied.
  private func distribution(
    else usual: ScenarioDistribution, axis: SweepAxis?
  ) throws -> ScenarioDistribution {
    var distribution = try variation.distribution(else: usual, axis: axis)
    if let seed = swarm.seed { distribution.pso.seed = seed }
    if let particles = swarm.particles { distribution.pso.particles = particles }
    if let iterations = swarm.iterations { distribution.pso.iterations = iterations }
    return distribution
  }
}

extension FigureCommand.Name {
  /// The sweep behind the figure, nil where there is none.
  fileprivate var sweep: SweepFigure? {
    switch self {
    case .overServices: .services
    case .overDeadline: .minimumDeadline
    case .delay, .quality, .services: nil
    }
  }

  /// Whether scenarios are drawn and solved for it.
  fileprivate var isSolved: Bool { self == .services || sweep != nil }
}

/// Solves a design to its end.
enum SweepRun {
  /// The results of all cells.
  ///
  /// - Throws: The exit code of an interrupt.
  static func results(of design: SweepDesign, threads: Int) throws -> SweepResults {
    let stop = StopSwitch()
    stop.listenForInterrupt()
    defer { stop.close() }
    var results = SweepResults(design)
    var progress = SweepProgress(total: design.count, done: 0, note: nil)
    Sweep(design).run(
      where: { _ in true }, threads: threads, cancellation: stop.cancellation
    ) { index, result in
      results[index] = result
      progress.show(done: progress.done + 1)
    }
    progress.end()
    if stop.reason != nil { throw ExitCode(Interrupted.code) }
    return results
  }
}
