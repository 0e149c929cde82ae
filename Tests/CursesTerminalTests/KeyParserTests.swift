import CursesTerminal
import TextCanvas
import Testing

@Suite struct KeyParserTests {
  static let recording: [(bytes: String, events: [InputEvent])] = [
    ("a", [.key(.character("a"))]), (" ", [.key(.character(" "))]),
    ("é漢🙂", [.key(.character("é")), .key(.character("漢")), .key(.character("🙂"))]),
    ("\u{0}\u{1}\u{1A}\u{1F}", "\u{20}az\u{5F}".map { .key(.control($0)) }),
    ("\r\n\t\u{8}\u{7F}", [.enter, .enter, .tab, .backspace, .backspace].map { .key($0) }),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left].map { .key($0) }),
    ("\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left].map { .key($0) }),
    ("\u{1B}[1;2A\u{1B}[1;5D\u{1B}[a", [.up, .left, .up].map { .key($0) }),
    (
      "\u{1B}[H\u{1B}OF\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~",
      [.home, .end, .home, .end, .home, .end].map { .key($0) }
    ),
    (
      "\u{1B}[2~\u{1B}[3~\u{1B}[5~\u{1B}[6;5~",
      [.insert, .delete, .pageUp, .pageDown].map { .key($0) }
    ),
    (
      "\u{1B}OP\u{1B}[15~\u{1B}[17~\u{1B}[21~\u{1B}[24~\u{1B}[1;2Q",
      [1, 5, 6, 10, 12, 2].map { .key(.function($0)) }
    ),
    ("\u{1B}[[A\u{1B}[[E", [.key(.function(1)), .key(.function(5))]),
    (
      "\u{1B}[Z\u{1B}OM\u{1B}Ok\u{1B}Ox",
      [.key(.backTab), .key(.enter), .key(.character("+")), .key(.character("8"))]
    ),
    (
      "\u{1B}x\u{1B}É\u{1B}]x",
      [.key(.alt("x")), .key(.alt("É")), .key(.alt("]")), .key(.character("x"))]
    ),
    ("\u{1B}\u{1B}[A", [.key(.escape), .key(.up)]),
    (
      "\u{1B}[<0;1;1M\u{1B}[<2;300;400M\u{1B}[<0;1;1m",
      [
        mouse(.press(button: 1), 0, 0), mouse(.press(button: 3), 299, 399), mouse(.release, 0, 0),
      ]
    ),
    (
      "\u{1B}[<32;9;3M\u{1B}[<64;2;2M\u{1B}[<81;2;2M",
      [
        mouse(.drag, 8, 2), mouse(.wheelUp, 1, 1), mouse(.wheelDown, 1, 1),
      ]
    ),
    (
      "\u{1B}[M !!\u{1B}[M#\"#\u{1B}[M`!!",
      [
        mouse(.press(button: 1), 0, 0), mouse(.release, 1, 2), mouse(.wheelUp, 0, 0),
      ]
    ),
    (
      "\u{1B}[200~a\u{1B}[Ab\r\nc\rd\u{1B}[201~e",
      [.paste("a\u{1B}[Ab\nc\nd"), .key(.character("e"))]
    ),
    // Replies and reports nobody asked for.
    (
      "\u{1B}[?2026;2$y\u{1B}[12;40R\u{1B}[?62;c\u{1B}[I\u{1B}[O\u{1B}[99~\u{1B}[<35;1;1Mk",
      [.key(.character("k"))]
    ),
    (
      "\u{1B}]11;rgb:00/00/00\u{1B}\\\u{1B}]11;rgb:0/0/0\u{7}\u{1B}P1$r0m\u{1B}\\k",
      [.key(.character("k"))]
    ),
  ]

  static func mouse(_ kind: MouseEvent.Kind, _ x: Int, _ y: Int) -> InputEvent {
    .mouse(MouseEvent(kind: kind, position: Point(x: x, y: y)))
  }

  @Test(arguments: recording.indices)
  func bytesBecomeEvents(index: Int) {
    let (bytes, events) = Self.recording[index]
    var whole = KeyParser()
    #expect(whole.feed(bytes.utf8) == events)
    #expect(whole.patience(escapeDelay: 25) == nil)
    var pieces = KeyParser()
    #expect(bytes.utf8.flatMap { pieces.feed([$0]) } == events)
  }

  @Test(arguments: [
    ("\u{1B}", [InputEvent.key(.escape)]), ("\u{1B}[", [.key(.alt("["))]),
    ("\u{1B}O", [.key(.alt("O"))]), ("\u{1B}]", [.key(.alt("]"))]), ("\u{1B}[1;", []),
    ("\u{1B}[200~half", [.paste("half")]),
  ])
  func whatDoesNotGoOnIsComplete(bytes: String, events: [InputEvent]) {
    var parser = KeyParser()
    #expect(parser.feed(bytes.utf8) == [])
    #expect(parser.patience(escapeDelay: 25) == (bytes.hasSuffix("half") ? 1000 : 25))
    #expect(parser.finish() == events)
    #expect(parser.patience(escapeDelay: 25) == nil)
    #expect(parser.feed("k".utf8) == [.key(.character("k"))])
  }

  @Test func sequencesOfTheTerminalTypeGoFirst() {
    var parser = KeyParser(sequences: [
      (Array("\u{1B}A".utf8), .up), (Array("\u{1B}[214z".utf8), .pageUp),
    ])
    #expect(
      parser.feed("\u{1B}A\u{1B}[214z\u{1B}B".utf8) == [.key(.up), .key(.pageUp), .key(.alt("B"))])
  }

  @Test func badUtf8IsSkipped() {
    var parser = KeyParser()
    let bytes: [UInt8] = [0x80, 0xC3, 0x41, 0xED, 0xA0, 0x80, 0xFF, 0xC2, 0x9B, 0x42]
    #expect(parser.feed(bytes) == [.key(.character("A")), .key(.character("B"))])
  }

  @Test func aPasteIsBounded() throws {
    var parser = KeyParser()
    _ = parser.feed("\u{1B}[200~".utf8)
    for _ in 0..<12 { #expect(parser.feed(repeatElement(0x61, count: 100_000)) == []) }
    let events = parser.feed("\u{1B}[201~k".utf8)
    guard case .paste(let text) = try #require(events.first) else {
      Issue.record("no paste but \(events)")
      return
    }
    #expect(text.utf8.count == KeyParser.pasteLimit)
    #expect(events.last == .key(.character("k")))
  }

  @Test func noBytesDoHarm() {
    var random = SplitMix(state: 7)
    let alphabet =
      Array("\u{1B}\u{1B}\u{1B}[[O]P<;;0129~MmARZ$?\u{7}\\".utf8) + [0xC3, 0xE6, 0xFF, 0x80]
    for _ in 0..<2000 {
      var parser = KeyParser()
      let bytes = (0..<40).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      _ = parser.feed(bytes)
      _ = parser.finish()
      #expect(parser.feed("k".utf8) == [.key(.character("k"))])
    }
  }
}

/// SplitMix64: the same bytes in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
