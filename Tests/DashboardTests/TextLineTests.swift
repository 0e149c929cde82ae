import Dashboard
import Testing

@Suite struct TextLineTests {
  @Test func caretKeysKeepTheTextAndTypingReplacesIt() {
    var line = TextLine("40000", replaces: true)
    line.moveCaret(by: -1)
    line.insert("5")
    #expect(line.text == "400050")
    line.deleteBackward()
    line.moveCaret(by: -.max / 2)
    line.deleteForward()
    #expect(line.text == "0000")
    var fresh = TextLine("40000", replaces: true)
    fresh.insert("7")
    #expect(fresh.text == "7")
  }

  @Test func wordsAreDeletedWithTheBlanksAfterThem() {
    var line = TextLine("goto  d07 ")
    line.deleteWord()
    #expect(line.text == "goto  ")
    line.deleteWord()
    #expect(line.text == "" && line.caret == 0)
    line.deleteWord()
    line.deleteBackward()
    line.deleteForward()
    #expect(line == TextLine("").cleared)
  }

  @Test func combiningMarksJoinTheCharacterBefore() {
    var line = TextLine("")
    for scalar in "e\u{301}x".unicodeScalars { line.insert(Character(scalar)) }
    #expect(line.text.count == 2)
    #expect(line.caret == 2)
    line.moveCaret(by: -1)
    line.deleteBackward()
    #expect(line.text == "x")
  }

  @Test func limitHolds() {
    var line = TextLine("", limit: 3)
    for _ in 0..<5 { line.insert("a") }
    #expect(line.text == "aaa")
    line.replace(with: "12345")
    #expect(line.text == "123")
  }
}

extension TextLine {
  fileprivate var cleared: TextLine {
    var line = self
    line.clear()
    return line
  }
}
