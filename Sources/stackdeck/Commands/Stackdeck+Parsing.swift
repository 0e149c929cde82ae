import ArgumentParser

extension Stackdeck {
  /// The command that the arguments ask for, ready to run.
  ///
  /// It is parsed by itself: from the root, ArgumentParser gathers the options of the default
  /// command for every other one too, and the names of all, which takes longer than to solve a
  /// scenario. What is no command in this way, such as help, completions and mistakes, is left to
  /// the root, whose messages name the whole command.
  /// - Parameter arguments: Those after the program's name.
  static func command(for arguments: [String]) throws -> any ParsableCommand {
    if let (type, rest) = leaf(arguments), let command = try? type.parse(rest) { return command }
    return try parseAsRoot(arguments)
  }

  /// The command without subcommands that the first arguments name, or else the default one, and
  /// the arguments that are left to it.
  private static func leaf(
    _ arguments: [String]
  ) -> (type: any ParsableCommand.Type, rest: [String])? {
    var type: any ParsableCommand.Type = Self.self
    var rest = arguments[...]
    while let name = rest.first,
      let next = type.configuration.subcommands.first(where: {
        $0.configuration.commandName == name
      })
    {
      type = next
      rest = rest.dropFirst()
    }
    // The root alone has these, which ArgumentParser adds.
    let isBuiltIn = ["help", "--help", "-h", "--version"].contains(rest.first)
    if !isBuiltIn, let usual = type.configuration.defaultSubcommand { type = usual }
    return type.configuration.subcommands.isEmpty ? (type, Array(rest)) : nil
  }
}
