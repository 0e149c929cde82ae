/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): one multiply-free state word, a stream per seed.
public struct SplitMix64: RandomNumberGenerator, Sendable, Equatable {
  private var state: UInt64

  /// A stream that depends on the seed alone.
  public init(seed: UInt64) { state = seed }

  /// A stream for one member of a family: equal seeds and members give equal streams.
  ///
  /// Both numbers are mixed, so that neighbouring members have unrelated streams.
  public init(seed: UInt64, member: UInt64) {
    var outer = SplitMix64(seed: seed)
    var inner = SplitMix64(seed: outer.next() ^ (member &* 0xD134_2543_DE82_EF95))
    state = inner.next()
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 { advance() }

  /// Uniform in [0, 1), 53 bits.
  @inlinable
  public mutating func unit() -> Double { Double(advance() >> 11) * 0x1p-53 }

  /// Uniform in [low, high).
  @inlinable
  public mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  @usableFromInline
  mutating func advance() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
