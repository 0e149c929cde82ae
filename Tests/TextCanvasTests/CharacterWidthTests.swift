import Glibc
import Testing

@testable import TextCanvas

@Suite struct CharacterWidthTests {
  /// Compares all of the BMP and the planes with emoji and ideographs.
  ///
  /// Left out are what this machine's glibc does not know yet, and what never reaches a terminal.
  @Test func agreesWithTheCLibrary() throws {
    // The Glibc module does not show wcwidth, which hides behind _XOPEN_SOURCE.
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
    let locale = try #require(newlocale(1 << LC_CTYPE, "C.UTF-8", nil))
    let former = uselocale(locale)
    defer {
      uselocale(former)
      freelocale(locale)
    }
    var compared = 0
    for value in [UInt32(0x20)...0x1FFFF, 0x20000...0x20FFF].joined() {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = wcwidth(wchar_t(value))
      let kind = CharacterWidth.kind(of: scalar)
      if expected < 0 || kind == .replaced { continue }
      // An Ahom mark whose category has changed from nonspacing to spacing between versions.
      if value == 0x1171E { continue }
      compared += 1
      #expect(kind.columns == Int(expected), "U+\(String(value, radix: 16))")
    }
    #expect(compared > 60_000)
  }

  @Test func onlyHarmfulScalarsAreReplaced() {
    let harmful: Set<Unicode.GeneralCategory> = [
      .control, .format, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    ]
    for value in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isReplaced = CharacterWidth.kind(of: scalar) == .replaced
      #expect(
        isReplaced == harmful.contains(scalar.properties.generalCategory),
        "U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("\u{301}", 1), ("日本", 4), ("🙂", 2), ("한", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1B}[31m", 5), ("a\u{202E}b", 3), ("👩\u{200D}👩", 5),
    ("⚠\u{FE0F}", 1), ("שלום", 4), ("\n", 1), ("▐█▌⣿", 4),
  ])
  func displayWidth(text: String, columns: Int) {
    #expect(CharacterWidth.displayWidth(of: text) == columns)
  }

  @Test func marksJoinTheGlyphBeforeThem() {
    let glyphs = GlyphSequence("\u{301}a\u{301}\u{302}\u{303}b").map(\.glyph)
    #expect(
      glyphs == [
        Glyph(base: 0x20, mark1: 0x301), Glyph(base: 0x61, mark1: 0x301, mark2: 0x302),
        Glyph(base: 0x62),
      ])
  }

  @Test(arguments: [
    "\u{0}", "\u{7}", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{200B}", "\u{200D}",
    "\u{200E}", "\u{202E}", "\u{2028}", "\u{2029}", "\u{2066}", "\u{FEFF}", "\u{E000}", "\u{FFFE}",
    "\u{E0041}", "\u{10FFFF}",
  ])
  func harmfulTextIsShown(text: String) {
    let row = drawn(5, 1, .braille) { canvas, _ in
      canvas.write("a\(text)b", x: 0, y: 0, style: .plain)
    }
    #expect(row == "a\u{FFFD}b")
  }
}
