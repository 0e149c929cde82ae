/// The part of the help that is shown.
public struct HelpPage: Sendable, Equatable {
  /// The first line shown.
  public var scroll = 0
  /// What the shown lines contain, empty for all lines.
  public var query = ""

  /// The start of the whole help.
  public init() {}
}
