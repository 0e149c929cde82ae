import ArgumentParser
import BatchModel
import Files
import Studies
import TextCanvas

/// Fits the models of a scenario to measurements.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fit the delay or the quality of a scenario to your measurements.",
    subcommands: [Delay.self, Quality.self])

  /// g(X) = aX + b.
  struct Delay: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "delay",
      abstract: "Fit g(X) = aX + b to seconds over batch sizes.",
      discussion: """
        FILE is CSV with the columns `batch_size` and `seconds`, one row a measurement; a column \
        `source` is left alone.
        """)

    @OptionGroup var options: FitOptions

    func run() throws { try options.run(.delay) }
  }

  /// Q(T) = α·T^(−β) + γ.
  struct Quality: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "quality",
      abstract: "Fit Q(T) = alpha T^-beta + gamma to FID over denoising steps.",
      discussion: """
        FILE is CSV with the columns `steps` and `fid`, one row a measurement; a column `source` \
        is left alone. gamma is kept at 0 or above.
        """)

    @OptionGroup var options: FitOptions

    func run() throws { try options.run(.quality) }
  }
}

/// What both fits are told.
struct FitOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Measurements, CSV; `-` is standard input.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var file: String?
  @Flag(help: "Fit the published measurements that are part of the program, in place of a file.")
  var sample = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Leave out the measurements at these batch sizes or steps, parted by commas.",
      valueName: "x,…"))
  var without = NumberList([])
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (file == nil) == sample else {
      throw ValidationError("Give a file with measurements, or --sample without one.")
    }
  }

  func run(_ kind: CurveKind) throws {
    let points = try points(kind)
    for x in without.values where !points.contains(where: { $0.x == x }) {
      throw ValidationError(
        "--without names \(DecimalText.text(x)): no measurement has that `\(kind.columns.x)`.")
    }
    let fit: CurveFit
    do throws(CurveFit.Failure) {
      fit = try CurveFit(kind, points)
    } catch {
      throw Failure(code: Failure.badData, lines: ["\(name(kind)):1:1: \(error.message)"])
    }
    let report = FitReport(fit: fit, source: name(kind))
    switch output.format {
    case .text: try Console.write(report.page(.output(path: output.path)).text, to: output.path)
    case .json: try Console.write(report.json, to: output.path)
    case .csv:
      Console.note(fit.warnings.map { "warning: \($0)" })
      try Console.write(report.csv, to: output.path)
    }
  }

  private func name(_ kind: CurveKind) -> String {
    file.map { InputFile.name(of: $0) } ?? kind.sample.name
  }

  private func points(_ kind: CurveKind) throws(Failure) -> [CurveFit.Point] {
    let bytes = try bytes(kind)
    do throws(FaultReport) {
      return try Measurements.read(bytes, file: name(kind), kind).map { point in
        CurveFit.Point(x: point.x, y: point.y, isUsed: !without.values.contains(point.x))
      }
    } catch {
      throw Failure(error)
    }
  }

  private func bytes(_ kind: CurveKind) throws(Failure) -> [UInt8] {
    guard let file else { return kind.sample.bytes }
    do throws(InputError) {
      return try InputFile.read(file, limit: MeasurementFile.sizeLimit)
    } catch {
      throw Failure(error)
    }
  }
}

/// Measurements for a fit.
enum Measurements {
  /// The points of a CSV text, all in use.
  static func read(
    _ bytes: [UInt8], file: String, _ kind: CurveKind
  ) throws(FaultReport) -> [CurveFit.Point] {
    let y: NumberLimits =
      switch kind {
      case .delay: NumberLimits(above: 0, unit: "s")
      case .quality: Scenario.Limits.fid
      }
    let x = NumberLimits(whole: 1...1_000_000_000)
    return try MeasurementFile.read(
      bytes, file: file, x: .init(name: kind.columns.x, limits: x),
      y: .init(name: kind.columns.y, limits: y)
    ).map { CurveFit.Point(x: $0.x, y: $0.y) }
  }
}
