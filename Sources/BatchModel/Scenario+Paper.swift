extension Scenario {
  /// The built-in scenario: the setting of Section IV of the paper, drawn once.
  ///
  /// K = 20, deadlines uniform in 7–20 s, spectral efficiencies in 5–10 bit/s/Hz, B = 40 kHz.
  public static let paper = Scenario(
    name: "paper-k20",
    devices: drawn.enumerated().map { k, drawn in
      Device(
        name: "d" + (k < 9 ? "0" : "") + String(k + 1), deadline: drawn.deadline,
        efficiency: drawn.efficiency)
    })

  /// Deadlines in seconds and spectral efficiencies in bit/s/Hz.
  private static let drawn: [(deadline: Double, efficiency: Double)] = [
    (17.12, 7.58), (18.89, 9.0), (9.72, 6.94), (8.68, 6.38), (14.67, 8.12), (13.78, 8.36),
    (15.13, 8.63), (18.04, 5.52), (18.91, 9.01), (14.77, 7.76), (17.39, 8.99), (13.21, 6.75),
    (12.79, 7.5), (12.33, 7.26), (12.96, 8.11), (18.87, 5.63), (16.13, 6.33), (19.34, 7.77),
    (16.12, 8.88), (19.75, 8.77),
  ]
}
