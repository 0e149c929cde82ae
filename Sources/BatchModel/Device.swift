/// A mobile device with one service request: its deadline and its radio link.
///
/// The paper uses "device" and "service" for the same index k.
public struct Device: Sendable, Equatable {
  /// Unique within a scenario, 1–64 characters, any characters.
  public var name: String
  /// End-to-end deadline τ_k in seconds, equation (13).
  public var deadline: Double
  /// Where the spectral efficiency comes from, equation (8).
  public var link: Link

  /// Creates a device from its deadline (s) and link.
  public init(name: String, deadline: Double, link: Link) {
    self.name = name
    self.deadline = deadline
    self.link = link
  }

  /// Creates a device from its deadline (s) and spectral efficiency (bit/s/Hz).
  public init(name: String, deadline: Double, efficiency: Double) {
    self.init(name: name, deadline: deadline, link: .efficiency(efficiency))
  }

  /// Spectral efficiency η_k in bit/s/Hz.
  public var efficiency: Double { link.efficiency }
}

/// The radio link of a device, given by its efficiency or by the channel behind it.
public enum Link: Sendable, Equatable {
  /// Spectral efficiency in bit/s/Hz.
  case efficiency(Double)
  /// Power, gain and noise from which equation (8) gives the efficiency.
  case channel(Channel)

  /// Spectral efficiency η in bit/s/Hz.
  public var efficiency: Double {
    switch self {
    case .efficiency(let value): value
    case .channel(let channel): channel.efficiency
    }
  }
}
