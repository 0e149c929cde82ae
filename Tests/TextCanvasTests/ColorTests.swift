import Testing

@testable import TextCanvas

@Suite struct ColorTests {
  @Test func terminalColorsKeepTheirIndex() {
    #expect(Color.terminal.paletteIndex(in: .full256) == nil)
    #expect(Color.ansi(12).paletteIndex(in: .full256) == 12)
    #expect(Color.ansi(12).paletteIndex(in: .ansi16) == 12)
    #expect(Color.ansi(12).paletteIndex(in: .none) == nil)
    #expect(Color.rgb(255, 0, 0).paletteIndex(in: .none) == nil)
  }

  @Test(arguments: [
    (UInt8(0), UInt8(0), UInt8(0), UInt8(16)), (255, 255, 255, 231), (255, 0, 0, 196),
    (8, 8, 8, 232), (238, 238, 238, 255), (95, 135, 175, 67), (128, 128, 128, 244),
  ])
  func knownColors(red: UInt8, green: UInt8, blue: UInt8, index: UInt8) {
    #expect(Color.rgb(red, green, blue).paletteIndex(in: .full256) == index)
  }

  @Test func nearestOf256IsNearest() {
    var random = TestRandom(seed: 5)
    for _ in 0..<500 {
      let wanted = (
        UInt8.random(in: 0...255, using: &random),
        UInt8.random(in: 0...255, using: &random), UInt8.random(in: 0...255, using: &random)
      )
      func distance(_ index: UInt8) -> Int {
        let (r, g, b) = Color.components(of: index)
        let parts = [
          Int(r) - Int(wanted.0), Int(g) - Int(wanted.1), Int(b) - Int(wanted.2),
        ]
        return parts.reduce(0) { $0 + $1 * $1 }
      }
      let found = Color.nearest256(wanted.0, wanted.1, wanted.2)
      let best = (16...255).map { distance(UInt8($0)) }.min()
      #expect(distance(found) == best, "\(wanted)")
    }
  }

  @Test func nearestOf16() {
    #expect(Color.rgb(250, 10, 10).paletteIndex(in: .ansi16) == 9)
    #expect(Color.rgb(10, 10, 10).paletteIndex(in: .ansi16) == 0)
    #expect(Color.rgb(120, 120, 130).paletteIndex(in: .ansi16) == 8)
  }
}
