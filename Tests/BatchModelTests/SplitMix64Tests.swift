import BatchModel
import Testing

@Suite struct SplitMix64Tests {
  /// The published first numbers for seed 1234567.
  @Test func givesTheReferenceNumbers() {
    var stream = SplitMix64(seed: 1_234_567)
    let numbers = (0..<5).map { _ in stream.next() }
    #expect(
      numbers == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func unitIsTheHigh53Bits() {
    var bits = SplitMix64(seed: 9)
    var units = SplitMix64(seed: 9)
    for _ in 0..<100 {
      let unit = units.unit()
      #expect(unit == Double(bits.next() >> 11) / 9_007_199_254_740_992)
      #expect((0..<1).contains(unit))
    }
  }

  @Test func uniformFillsItsRange() {
    var stream = SplitMix64(seed: 1)
    let values = (0..<2_000).map { _ in stream.uniform(7, 20) }
    #expect(values.allSatisfy { (7..<20).contains($0) })
    #expect(abs(values.reduce(0, +) / 2_000 - 13.5) < 0.5)
    #expect((values.min() ?? 0) < 7.1 && (values.max() ?? 0) > 19.9)
  }

  @Test func membersHaveStreamsOfTheirOwn() {
    var first: Set<UInt64> = []
    for seed in [0, 1, 2, UInt64(Int.max)] as [UInt64] {
      for member in 0..<500 as Range<UInt64> {
        var stream = SplitMix64(seed: seed, member: member)
        first.insert(stream.next())
      }
    }
    #expect(first.count == 2_000)
    #expect(SplitMix64(seed: 3, member: 4) == SplitMix64(seed: 3, member: 4))
    #expect(SplitMix64(seed: 3, member: 4) != SplitMix64(seed: 4, member: 3))
  }

  @Test func aCopyContinuesTheSameWay() {
    var stream = SplitMix64(seed: 5)
    _ = stream.next()
    var copy = stream
    #expect((0..<10).map { _ in stream.next() } == (0..<10).map { _ in copy.next() })
  }
}
