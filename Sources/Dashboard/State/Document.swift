import BatchModel

/// The scenario being edited, with all its pasts and undone futures.
public struct Document: Sendable, Equatable {
  /// A scenario, and what led from it to the next one.
  private struct Version: Sendable, Equatable {
    var scenario: Scenario
    var title: String
  }

  /// The scenario as it is now.
  public private(set) var scenario: Scenario {
    didSet { isChanged = scenario != saved }
  }
  private var past: [Version] = []
  private var future: [Version] = []
  private var saved: Scenario {
    didSet { isChanged = scenario != saved }
  }
  private var mergeKey: String?

  /// A document without a past, equal to what is saved.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
    saved = scenario
  }

  /// Whether it differs from what is saved.
  public private(set) var isChanged = false
  /// Whether there is something to undo.
  public var canUndo: Bool { !past.isEmpty }
  /// Whether there is something to redo.
  public var canRedo: Bool { !future.isEmpty }
  /// The title of the edit that would be undone, nil when there is none.
  public var undoTitle: String? { past.last?.title }
  /// The title of the edit that would be redone, nil when there is none.
  public var redoTitle: String? { future.last?.title }

  /// The scenario that an edit with this merge key starts from.
  public func base(merging key: String?) -> Scenario {
    key != nil && key == mergeKey ? past.last?.scenario ?? scenario : scenario
  }

  /// Puts an edited scenario in place; false when nothing changed.
  ///
  /// Edits in a row with the same `merging` key, as from a held key, are one step of undo with
  /// the title of the last.
  public mutating func edit(
    _ edited: Scenario, title: String = "", merging key: String? = nil
  ) -> Bool {
    guard edited != scenario else { return false }
    if let last = past.indices.last, key != nil, key == mergeKey {
      past[last].title = title
    } else {
      past.append(Version(scenario: scenario, title: title))
    }
    mergeKey = key
    future = []
    scenario = edited
    return true
  }

  /// Takes a scenario for what is saved now; its pasts and futures stay.
  public mutating func markSaved(_ scenario: Scenario) { saved = scenario }

  /// Ends a row of merged edits: the next is a step of its own.
  public mutating func endMerging() { mergeKey = nil }

  /// Goes back one step; false when there is none.
  public mutating func undo() -> Bool {
    mergeKey = nil
    guard let version = past.popLast() else { return false }
    future.append(Version(scenario: scenario, title: version.title))
    scenario = version.scenario
    return true
  }

  /// Takes back the last undo; false when there is none.
  public mutating func redo() -> Bool {
    mergeKey = nil
    guard let version = future.popLast() else { return false }
    past.append(Version(scenario: scenario, title: version.title))
    scenario = version.scenario
    return true
  }
}
