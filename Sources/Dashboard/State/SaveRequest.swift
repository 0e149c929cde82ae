import BatchModel

/// A scenario to be written to a file.
public struct SaveRequest: Sendable, Equatable {
  /// Where to.
  public var path: String
  /// What.
  public var scenario: Scenario
  /// The file as it was read, whose comments and layout are kept; nil without one.
  public var file: SourceFile?
  /// Whether a file that nobody has read yet may be overwritten.
  public var overwrites = false

  /// Creates a request.
  public init(path: String, scenario: Scenario, file: SourceFile?) {
    self.path = path
    self.scenario = scenario
    self.file = file
  }
}

/// What became of a request to save.
public enum SaveOutcome: Sendable, Equatable {
  /// It is written; `keepsLayout` is false where comments of the old text could not be kept.
  case written(SourceFile, Scenario, keepsLayout: Bool)
  /// It is not written: the operator must be asked.
  case conflict(SaveRequest, SaveConflict)
  /// It is not written, for this reason.
  case failed(String)
}

/// Why a file is not simply overwritten.
public enum SaveConflict: Sendable, Equatable {
  /// It holds something else than what was read.
  case changed
  /// It was read and is gone.
  case missing
  /// It is another file than the one that was read.
  case exists
}
