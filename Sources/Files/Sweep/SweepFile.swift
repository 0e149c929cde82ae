import BatchModel

public import BatchModel

/// Sweep specifications: YAML in, YAML out.
///
/// Every parameter of random scenarios is a key, with one value, a list of values, or a mapping of
/// `from`, `to` and `step`; a list or range makes it an axis of the sweep. `delay` and `quality` are
/// presets, or single mappings as in scenario files. `replications`, `seed` and `schemes` say how
/// often, with which random streams and with what each point is solved.
public enum SweepFile {
  /// What a specification asks for.
  public struct Content: Sendable, Equatable {
    /// What scenarios are drawn from where an axis says nothing else.
    public var base: ScenarioDistribution
    /// What is varied, in the order of the parameters.
    public var axes: [SweepAxis]
    /// Random scenarios of each point.
    public var replications: Int
    /// The schemes by name, in their fixed order.
    public var schemes: [String]

    /// Creates the content of a specification.
    public init(
      base: ScenarioDistribution, axes: [SweepAxis], replications: Int, schemes: [String]
    ) {
      self.base = base
      self.axes = axes
      self.replications = replications
      self.schemes = schemes
    }
  }

  /// What a specification gets where it says nothing, and what it may say.
  public struct Frame: Sendable {
    /// What scenarios are drawn from.
    public var base: ScenarioDistribution
    /// All schemes by name, in their fixed order.
    public var schemes: [String]
    /// Those of them that take part where nothing is said.
    public var usualSchemes: [String]
    /// The most cells.
    public var limit: Int

    /// Creates a frame.
    public init(
      base: ScenarioDistribution, schemes: [String], usualSchemes: [String], limit: Int
    ) {
      self.base = base
      self.schemes = schemes
      self.usualSchemes = usualSchemes
      self.limit = limit
    }
  }

  /// Random scenarios of each point where a specification says nothing.
  public static let defaultReplications = 20

  /// What a text asks for; an empty one asks for what the frame has.
  ///
  /// `settings` are lines such as `services: [5, 10]`, which go before what the text says of their
  /// key; ``check(_:in:)`` finds each of them right by itself.
  /// - Throws: Every fault of the text, in its order.
  public static func read(
    _ bytes: [UInt8], file: String, settings: [String] = [], in frame: Frame
  ) throws(FaultReport) -> Content {
    var reader = SweepReader(frame: frame)
    let content = reader.read(bytes, settings: settings)
    guard let content, reader.yaml.faults.isEmpty else {
      throw reader.yaml.faults.report(file: file)
    }
    return content
  }

  /// Checks a line such as `services: [5, 10]` by itself; what is wrong with it, nil for nothing.
  public static func check(_ setting: String, in frame: Frame) -> String? {
    var reader = SweepReader(frame: frame)
    _ = reader.values([], settings: [setting])
    return reader.yaml.faults.kept.first?.message
  }

  /// A specification with nothing left out; reading it gives the same content again.
  public static func text(of content: Content) -> String {
    let axes = Dictionary(uniqueKeysWithValues: content.axes.map { ($0.parameter, $0.values) })
    var text = ""
    for parameter in ScenarioParameter.allCases {
      if let values = axes[parameter] {
        text += "\(parameter.rawValue): [\(values.map(\.text).joined(separator: ", "))]\n"
      } else if let line = line(parameter, content.base, axes) {
        text += line + "\n"
      }
    }
    text += "seed: \(content.base.pso.seed)\n"
    text += "replications: \(content.replications)\n"
    return text + "schemes: [\(content.schemes.joined(separator: ", "))]\n"
  }

  /// A parameter that is not varied; nil where another one says it.
  private static func line(
    _ parameter: ScenarioParameter, _ base: ScenarioDistribution,
    _ axes: [ScenarioParameter: [ScenarioParameter.Value]]
  ) -> String? {
    switch parameter {
    case .delay: return nil
    case .perTask, .perBatch:
      guard axes[.delay] == nil else { return nil }
    case .alpha, .beta, .gamma:
      guard axes[.quality] == nil else { return nil }
    case .quality:
      guard case .table(let points) = base.quality.curve else { return nil }
      return "quality: {model: table, points: \(ScenarioFile.list(points))}"
    default: break
    }
    return base[parameter].map { "\(parameter.rawValue): \(DecimalText.text($0))" }
  }
}
