import TextCanvas

/// All commands, in the order of the help.
public enum CommandTable {
  /// The one table.
  public static let all: [Command] =
    everywhere + move + edit + files + devices + play + look + export + typing

  /// The command of a key in a context, nil when the key means nothing there.
  ///
  /// While something is typed, characters are text and never commands.
  public static func command(for key: Key, in context: Command.Context) -> Command? {
    if case .character = key, context.isText { return nil }
    return byKey[Chord(key: key, context: context)].map { all[$0] }
  }

  /// The command with that id; the table is complete, so asking for another is a mistake.
  public static func command(id: String) -> Command? { all.first { $0.id == id } }

  private struct Chord: Hashable {
    var key: Key
    var context: Command.Context
  }

  private static let byKey: [Chord: Int] = {
    var table: [Chord: Int] = [:]
    for (index, command) in all.enumerated() {
      for context in command.contexts {
        for key in command.keys { table[Chord(key: key, context: context)] = index }
      }
    }
    return table
  }()
}
