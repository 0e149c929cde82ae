import CursesTerminal
import Testing

@Suite struct ClipboardTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
    ("\u{1B}]漢", "G13mvKI="),
  ])
  func textIsEncoded(text: String, base64: String) {
    #expect(Clipboard.sequence(for: text) == "\u{1B}]52;c;\(base64)\u{7}")
  }

  @Test func longTextIsRefused() {
    #expect(Clipboard.sequence(for: String(repeating: "a", count: Clipboard.limit)) != nil)
    #expect(Clipboard.sequence(for: String(repeating: "a", count: Clipboard.limit + 1)) == nil)
  }
}
