import BatchModel

/// The file of the scenario, and what is under way with files.
public struct FileState: Sendable, Equatable {
  /// The file the scenario was read from or saved to; nil for one that has none.
  public var file: SourceFile?
  /// What is being done, such as `saving cell.yaml`; nil when nothing is.
  public var work: String?
  /// Edits that a crash left, until the operator can be asked.
  public var offer: JournalOffer?

  /// No file yet.
  public init() {}
}

/// A question about files that lies over the view.
public enum FileQuestion: Sendable, Equatable {
  /// Are the edits of a crashed run wanted?
  case recover(JournalOffer)
  /// May the file be overwritten?
  case conflict(SaveRequest, SaveConflict)
  /// May unsaved edits be left behind for this file?
  case abandon(String)
  /// Do these devices take the place of the others, or come after them?
  case devices([Device], path: String)
}

/// Lines to be read, over the view.
public struct Report: Sendable, Equatable {
  /// What they are.
  public var title: String
  /// The lines.
  public var lines: [String]
  /// The first line shown.
  public var scroll = 0

  /// Creates a report.
  public init(title: String, lines: [String]) {
    self.title = title
    self.lines = lines
  }
}
