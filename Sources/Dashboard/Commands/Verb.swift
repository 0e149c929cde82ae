/// A word of the command line that takes an argument: `:deadline *0.9`.
public struct Verb: Sendable {
  /// The word.
  public var name: String
  /// The argument as the help writes it, in brackets where it may be left out.
  public var usage: String
  /// What it does, for the help: a phrase.
  public var help: String
  /// The words its argument may be, for Tab; none where it is a number or free text.
  public var words: @Sendable (DashboardState) -> [String] = { _ in [] }
  /// Does it with the argument as typed, without blanks around it.
  public var run: @Sendable (inout DashboardState, String) throws(Refusal) -> [Effect]

  /// Whether it does nothing without an argument.
  var needsArgument: Bool { !usage.isEmpty && !usage.hasPrefix("[") }
}

/// All verbs, in the order of the help.
public enum VerbTable {
  /// The one table.
  public static let all: [Verb] = parameters + devices + files + places

  /// The verb with that name, nil when there is none.
  public static func verb(_ name: String) -> Verb? { all.first { $0.name == name } }
}
