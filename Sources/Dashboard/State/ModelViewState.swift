import BatchModel
import Studies

/// What the model view shows and points at.
public struct ModelViewState: Sendable, Equatable {
  /// Where the cursor is.
  public enum Focus: Sendable, Equatable {
    /// On a parameter of the line above.
    case parameter(Int)
    /// On the steps T of the quality curve.
    case steps
    /// On a preset of the list, an index into `ModelPreset.all`.
    case preset(Int)
  }

  /// The parts of the view.
  public enum Panel: Sendable, Equatable, CaseIterable {
    /// Quality over steps.
    case quality
    /// Delay over the size of a batch.
    case delay
    /// Q(T) in numbers.
    case values
    /// The presets with their sources.
    case presets
  }

  /// Where the cursor is.
  public internal(set) var focus = Focus.steps
  /// T under the cursor, 0 for an outage.
  public internal(set) var steps = 10
  /// The one panel that fills the view, nil for all of them where there is room.
  public internal(set) var enlarged: Panel?

  /// What was fitted last, shown with its points while the scenario has its numbers.
  public internal(set) var fits: [CurveKind: FittedFile] = [:]

  /// At ten steps.
  public init() {}

  /// Whether the cursor is in the list of presets.
  var isChoosing: Bool { if case .preset = focus { true } else { false } }

  /// The index of the preset under the cursor, nil elsewhere.
  var preset: Int? { if case .preset(let index) = focus { index } else { nil } }

  /// The index of the parameter under the cursor, nil elsewhere.
  var parameter: Int? { if case .parameter(let index) = focus { index } else { nil } }
}

/// A fit with the file its measurements came from.
public struct FittedFile: Sendable, Equatable {
  /// The fit.
  public let fit: CurveFit
  /// The file as it was typed.
  public let path: String
}

/// A delay or quality model that has a name, as it is offered to choose from.
public enum ModelPreset: Sendable {
  /// A delay model.
  case delay(DelayPreset)
  /// A quality model.
  case quality(QualityPreset)

  /// All of them, the delay models first.
  public static let all: [ModelPreset] =
    DelayPreset.all.map(ModelPreset.delay) + QualityPreset.all.map(ModelPreset.quality)

  /// Its name in scenario files.
  public var name: String {
    switch self {
    case .delay(let preset): preset.name
    case .quality(let preset): preset.name
    }
  }

  /// Where its numbers come from.
  public var source: String {
    switch self {
    case .delay(let preset): preset.source
    case .quality(let preset): preset.source
    }
  }

  /// Whether a scenario has exactly its numbers.
  public func isUsed(by scenario: Scenario) -> Bool {
    switch self {
    case .delay(let preset): preset.model == scenario.delay
    case .quality(let preset): preset.model == scenario.quality
    }
  }

  /// The scenario with this model.
  public func applied(to scenario: Scenario) -> Scenario {
    var edited = scenario
    switch self {
    case .delay(let preset): edited.delay = preset.model
    case .quality(let preset): edited.quality = preset.model
    }
    return edited
  }
}
