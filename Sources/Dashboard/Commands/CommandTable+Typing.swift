import TextCanvas

extension CommandTable {
  private static let text = Set(Command.Context.allCases.filter(\.isText))

  static let typing: [Command] =
    [
      Command(
        id: "accept", keys: [.enter], contexts: text, group: .typing, title: "accept",
        help: "put the typed value in place, or run the command"
      ) { state throws(Refusal) in try state.acceptLine() },
      Command(
        id: "complete", keys: [.tab], contexts: [.edit, .prompt], group: .typing,
        title: "complete", help: "end the word, or try the next one that fits"
      ) { $0.complete(by: 1) },
      Command(
        id: "complete-back", keys: [.backTab], contexts: [.edit, .prompt], group: .typing,
        title: "complete back", help: "try the one before"
      ) { $0.complete(by: -1) },
      Command(
        id: "older-line", keys: [.up, .control("p")], contexts: [.prompt], group: .typing,
        title: "older", help: "an earlier command line"
      ) { $0.recall(by: 1) },
      Command(
        id: "newer-line", keys: [.down, .control("n")], contexts: [.prompt], group: .typing,
        title: "newer", help: "a later command line"
      ) { $0.recall(by: -1) },
      choose("next-match", [.down, .tab, .control("n")], "next", "the next command", 1),
      choose("previous-match", [.up, .backTab, .control("p")], "previous", "the one before", -1),
      choose("page-of-matches", [.pageDown], "page down", "ten commands on", 10),
      choose("page-of-matches-up", [.pageUp], "page up", "ten commands back", -10),
    ] + changes

  private static let changes: [Command] = [
    change("delete-back", [.backspace, .control("h")], "delete", "delete to the left") {
      $0.deleteBackward()
    },
    change("delete-forward", [.delete, .control("d")], "delete right", "delete to the right") {
      $0.deleteForward()
    },
    change("delete-word", [.control("w")], "delete word", "delete the word to the left") {
      $0.deleteWord()
    },
    change("clear", [.control("u")], "clear", "delete all") { $0.clear() },
    change("caret-left", [.left, .control("b")], "left", "the caret to the left") {
      $0.moveCaret(by: -1)
    },
    change("caret-right", [.right, .control("f")], "right", "the caret to the right") {
      $0.moveCaret(by: 1)
    },
    change("caret-start", [.home, .control("a")], "start", "the caret to the start") {
      $0.moveCaret(by: -.max / 2)
    },
    change("caret-end", [.end, .control("e")], "end", "the caret to the end") {
      $0.moveCaret(by: .max / 2)
    },
  ]

  private static func change(
    _ id: String, _ keys: [Key], _ title: String, _ help: String,
    _ change: @escaping @Sendable (inout TextLine) -> Void
  ) -> Command {
    Command(id: id, keys: keys, contexts: text, group: .typing, title: title, help: help) {
      $0.changeLine(change)
    }
  }

  private static func choose(
    _ id: String, _ keys: [Key], _ title: String, _ help: String, _ offset: Int
  ) -> Command {
    Command(
      id: id, keys: keys, contexts: [.palette], group: .typing, title: title,
      help: help + " in the palette"
    ) { state in
      state.palette?.move(by: offset)
      return []
    }
  }
}
