import Dashboard
import TextCanvas
import Testing

@Suite struct CommandTableTests {
  @Test func noKeyMeansTwoThingsInOneContext() {
    for context in Command.Context.allCases {
      var owners: [Key: String] = [:]
      for command in CommandTable.all where command.contexts.contains(context) {
        for key in command.keys {
          #expect(
            owners[key] == nil,
            "\(key.label) is \(owners[key] ?? "") and \(command.id) in \(context)")
          owners[key] = command.id
        }
      }
    }
  }

  @Test func idsAreUniqueWordsWithHyphens() {
    let ids = CommandTable.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for id in ids { #expect(id.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }) }
  }

  @Test func everyCommandSaysWhatItDoes() {
    for command in CommandTable.all {
      #expect(!command.title.isEmpty && !command.help.isEmpty && !command.contexts.isEmpty)
    }
  }

  @Test func charactersAreTextWhileTyping() {
    for command in CommandTable.all {
      for case .character(let character) in command.keys {
        #expect(CommandTable.command(for: .character(character), in: .edit) == nil)
      }
    }
  }

  @Test func disabledCommandSaysWhy() throws {
    var session = Session(.quick)
    session.press(.character("u"))
    let notice = try #require(session.state.notice)
    #expect(notice.text == "undo: nothing to undo")
    #expect(session.screen.contains("undo: nothing to undo"))
  }
}
