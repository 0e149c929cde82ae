import Testing

@testable import TextCanvas

@Suite struct CanvasTests {
  private func row(_ width: Int, _ body: (inout Canvas) -> Void) -> String {
    drawn(width, 1, .braille) { canvas, _ in body(&canvas) }
  }

  @Test func writesAlignedText() {
    #expect(row(9) { $0.write("abc", x: 1, y: 0, style: .plain, width: 7) } == " abc")
    #expect(
      row(9) { $0.write("abc", x: 1, y: 0, style: .plain, width: 7, alignment: .center) }
        == "   abc")
    #expect(
      row(9) { $0.write("abc", x: 1, y: 0, style: .plain, width: 7, alignment: .trailing) }
        == "     abc")
  }

  @Test func cutsTextByCells() {
    #expect(row(9) { $0.write("abcdef", x: 0, y: 0, style: .plain, width: 4) } == "abc…")
    #expect(row(9) { $0.write("日本語", x: 0, y: 0, style: .plain, width: 5) } == "日本…")
    #expect(row(9) { $0.write("日本語", x: 0, y: 0, style: .plain, width: 4) } == "日…")
    #expect(row(9) { $0.write("abc", x: 0, y: 0, style: .plain, width: 1) } == "…")
    #expect(row(9) { $0.write("abc", x: 0, y: 0, style: .plain, width: 0) } == "")
    #expect(row(9) { $0.write("abc", x: 0, y: 0, style: .plain, width: 3) } == "abc")
    let ascii = drawn(9, 1, .ascii) { canvas, _ in
      canvas.write("abcdef", x: 0, y: 0, style: .plain, width: 4)
    }
    #expect(ascii == "abc~")
  }

  @Test func reportsTheColumnsUsed() {
    var canvas = Canvas(size: Size(width: 3, height: 1))
    #expect(canvas.write("日本語", x: 2, y: 0, style: .plain) == 6)
    #expect(canvas.write("日本語", x: 0, y: 9, style: .plain) == 6)
    #expect(canvas.write("日本語", x: 0, y: 9, style: .plain, width: 4) == 3)
    #expect(canvas.write("abc", x: 0, y: 0, style: .plain, width: 9) == 3)
  }

  @Test func writesMixedStyles() {
    let bold = Style(attributes: .bold)
    var text = StyledText("mean ", .plain)
    text.append("FID", bold)
    #expect(text.width == 8)
    var canvas = Canvas(size: Size(width: 10, height: 4))
    #expect(canvas.write(text, x: 0, y: 0) == 8)
    #expect(canvas.write(text, x: 0, y: 1, width: 10, alignment: .trailing) == 8)
    #expect(canvas.write(text, x: 0, y: 2, width: 6) == 6)
    #expect(canvas.write(text, x: 0, y: 3, width: 5) == 5)
    #expect(canvas.text == "mean FID\n  mean FID\nmean …\nmean…")
    #expect(canvas[5, 0].style == bold)
    #expect(canvas[4, 0].style == .plain)
  }

  @Test func wideGlyphsStayWhole() {
    #expect(row(6) { $0.write("日本語", x: 0, y: 0, style: .plain) } == "日本語")
    let overwritten: [(Int, String)] = [
      (0, "x 本語"), (1, " x本語"), (2, "日x 語"), (3, "日 x語"), (5, "日本 x"),
    ]
    for (x, expected) in overwritten {
      let text = row(6) {
        $0.write("日本語", x: 0, y: 0, style: .plain)
        $0.write("x", x: x, y: 0, style: .plain)
      }
      #expect(text == expected)
    }
    let shifted = row(6) {
      $0.write("日本語", x: 0, y: 0, style: .plain)
      $0.write("한", x: 1, y: 0, style: .plain)
    }
    #expect(shifted == " 한 語")
    #expect(row(3) { $0.write("日本", x: 0, y: 0, style: .plain) } == "日")
    #expect(row(3) { $0.write("日本", x: -1, y: 0, style: .plain) } == " 本")
  }

  @Test func asciiTierHoldsAsciiOnly() {
    let text = drawn(30, 1, .ascii) { canvas, _ in
      canvas.write("η ≤ 3 × 2 … ▶ ─│┼ ü 日 e\u{301}\u{7}", x: 0, y: 0, style: .plain)
    }
    #expect(text == "n < 3 x 2 ~ > -|+ ? ?? e?")
  }

  @Test func restyleKeepsGlyphs() {
    var canvas = Canvas(size: Size(width: 4, height: 2))
    canvas.write("abcd", x: 0, y: 0, style: .plain)
    canvas.restyle(Rect(x: 1, y: 0, width: 2, height: 9)) { $0.attributes.insert(.reverse) }
    #expect(canvas.text == "abcd\n")
    #expect(!canvas[0, 0].style.attributes.contains(.reverse))
    #expect(canvas[1, 0].style.attributes.contains(.reverse))
    #expect(canvas[2, 1].style.attributes.contains(.reverse))
    #expect(!canvas[3, 1].style.attributes.contains(.reverse))
  }

  @Test func clipsNestAndEnd() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    canvas.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { canvas in
      canvas.clipped(to: Rect(x: 2, y: 0, width: 9, height: 1)) {
        $0.fill($0.bounds, Glyph("#"), style: .plain)
      }
      #expect(canvas.clip == Rect(x: 1, y: 0, width: 3, height: 1))
    }
    #expect(canvas.text == "  ##")
    canvas.fill(canvas.bounds, Glyph("."), style: .plain)
    #expect(canvas.text == "......")
  }

  @Test func wideFillFillsPairs() {
    let text = row(5) { $0.fill(Rect(x: 0, y: 0, width: 5, height: 1), Glyph("日"), style: .plain) }
    #expect(text == "日日")
  }
}
