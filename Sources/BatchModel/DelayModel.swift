/// Seconds that one denoising batch takes, equation (4): g(X) = aX + b, and g(0) = 0.
public struct DelayModel: Sendable, Equatable {
  /// Seconds for each task in a batch.
  public var a: Double
  /// Seconds for each batch, whatever its size.
  public var b: Double

  /// Creates a delay model from a and b in seconds.
  public init(a: Double, b: Double) {
    self.a = a
    self.b = b
  }

  /// Seconds of a batch of `size` tasks, g(X); 0 for an empty batch.
  @inlinable
  public func duration(_ size: Int) -> Double {
    size == 0 ? 0 : a * Double(size) + b
  }

  /// Seconds of a step run alone, g(1) = a + b.
  @inlinable
  public var single: Double { a + b }

  /// The paper's fit for DDIM on CIFAR-10, NVIDIA GeForce RTX 3050 (figure 1a).
  public static let paper = DelayModel(a: 0.0240, b: 0.3543)
}

/// A delay model that has a name in scenario files, with where its numbers come from.
public struct DelayPreset: Sendable {
  /// The name in scenario files.
  public let name: String
  /// a and b in seconds.
  public let model: DelayModel
  /// Where the numbers come from.
  public let source: String

  /// The built-in presets, the default first.
  public static let all: [DelayPreset] = [
    DelayPreset(
      name: "rtx3050-ddim", model: .paper,
      source: "DDIM on CIFAR-10, GeForce RTX 3050: the paper, figure 1a (arXiv 2511.19847)"),
    lambda("a100-40g-sd14", 0.01774, 0.02000, "A100-SXM4-40GB, xformers"),
    lambda("h100-pcie-sd14", 0.01894, 0.01589, "H100-PCIe"),
    lambda("a6000-sd14", 0.03051, 0.03312, "RTX A6000, xformers"),
    lambda("a10-sd14", 0.05026, 0.02118, "A10, xformers"),
    lambda("v100-sd14", 0.04249, 0.01747, "V100-SXM2-16GB, xformers"),
  ]

  /// The preset with that name, or nil.
  public static func named(_ name: String) -> DelayPreset? { all.first { $0.name == name } }

  private static func lambda(
    _ name: String, _ a: Double, _ b: Double, _ card: String
  ) -> DelayPreset {
    DelayPreset(
      name: name, model: DelayModel(a: a, b: b),
      source: "Stable Diffusion 1.4, 512×512, 30 steps, fp16, \(card): least-squares fit of "
        + "LambdaLabsML/lambda-diffusers benchmarks at 8571d8d")
  }
}
