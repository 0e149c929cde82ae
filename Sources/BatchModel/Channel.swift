#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A frequency-flat channel, equation (8): η = log2(1 + p·h/N0).
public struct Channel: Sendable, Equatable {
  /// Transmit power per unit bandwidth p, W/Hz.
  public var power: Double
  /// Channel gain h, linear.
  public var gain: Double
  /// Noise power spectral density N0, W/Hz.
  public var noise: Double

  /// Creates a channel; the efficiency is finite and positive for ordinary positive values only.
  public init(power: Double, gain: Double, noise: Double) {
    self.power = power
    self.gain = gain
    self.noise = noise
  }

  /// Spectral efficiency in bit/s/Hz, equation (8).
  public var efficiency: Double { log2(1 + power * gain / noise) }
}
