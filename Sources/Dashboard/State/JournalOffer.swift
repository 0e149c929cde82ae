import BatchModel

/// Unsaved edits that a crash left, offered to the operator.
public struct JournalOffer: Sendable, Equatable {
  /// The journal's file.
  public let path: String
  /// The edited scenario.
  public let scenario: Scenario
  /// Whether the scenario's file has changed since it was edited.
  public let isOutdated: Bool
  /// What differs from the scenario as it was opened, in words.
  public let differences: String

  /// Creates an offer to go on from `scenario` instead of the one that was opened.
  public init(path: String, scenario: Scenario, isOutdated: Bool, opened: Scenario) {
    self.path = path
    self.scenario = scenario
    self.isOutdated = isOutdated
    differences = Self.differences(from: opened, to: scenario)
  }

  private static func differences(from old: Scenario, to new: Scenario) -> String {
    let devices = Dictionary(old.devices.map { ($0.name, $0) }) { first, _ in first }
    let known = new.devices.filter { devices[$0.name] != nil }
    let counts = [
      (known.count { devices[$0.name] != $0 }, "changed"),
      (new.devices.count - known.count, "added"), (old.devices.count - known.count, "removed"),
    ]
    var parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !parts.isEmpty { parts[0] = "devices: " + parts[0] }
    var bare = new
    bare.devices = old.devices
    if bare != old { parts.append("parameters changed") }
    return parts.isEmpty ? "The devices are in another order." : parts.joined(separator: ", ") + "."
  }
}
