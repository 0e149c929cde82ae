import BatchModel

/// The scenario being edited, with all its pasts and undone futures.
public struct Document: Sendable, Equatable {
  /// The scenario as it is now.
  public private(set) var scenario: Scenario
  private var past: [Scenario] = []
  private var future: [Scenario] = []
  private var saved: Scenario
  private var mergeKey: String?

  /// A document without a past, equal to what is saved.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
    saved = scenario
  }

  /// Whether it differs from what is saved.
  public var isChanged: Bool { scenario != saved }
  /// Whether there is something to undo.
  public var canUndo: Bool { !past.isEmpty }
  /// Whether there is something to redo.
  public var canRedo: Bool { !future.isEmpty }

  /// Puts an edited scenario in place; false when nothing changed.
  ///
  /// Edits in a row with the same `merging` key, as from a held key, are one step of undo.
  public mutating func edit(_ edited: Scenario, merging key: String? = nil) -> Bool {
    guard edited != scenario else { return false }
    if key == nil || key != mergeKey { past.append(scenario) }
    mergeKey = key
    future = []
    scenario = edited
    return true
  }

  /// Ends a row of merged edits: the next is a step of its own.
  public mutating func endMerging() { mergeKey = nil }

  /// Goes back one step; false when there is none.
  public mutating func undo() -> Bool {
    mergeKey = nil
    guard let previous = past.popLast() else { return false }
    future.append(scenario)
    scenario = previous
    return true
  }

  /// Takes back the last undo; false when there is none.
  public mutating func redo() -> Bool {
    mergeKey = nil
    guard let next = future.popLast() else { return false }
    past.append(scenario)
    scenario = next
    return true
  }
}
