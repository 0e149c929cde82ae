/// The curves that are fitted to measurements.
public enum CurveKind: String, Sendable, Hashable, CaseIterable {
  /// g(X) = aX + b, equation (4): seconds over the size of a batch, figure 1a.
  case delay
  /// Q(T) = α·T^(−β) + γ: FID over denoising steps, figure 1b.
  case quality

  /// The names of the parameters, as scenario files have them.
  public var parameterNames: [String] {
    switch self {
    case .delay: ["a", "b"]
    case .quality: ["alpha", "beta", "gamma"]
    }
  }

  /// The names of both columns of measurements.
  public var columns: (x: String, y: String) {
    switch self {
    case .delay: ("batch_size", "seconds")
    case .quality: ("steps", "fid")
    }
  }

  /// Published measurements that are part of the program, as CSV that names its sources.
  public var sample: (name: String, bytes: [UInt8]) {
    switch self {
    case .delay:
      (
        "Stable Diffusion 1.4 on an H100 PCIe, LambdaLabsML/lambda-diffusers",
        PackageResources.h100_pcie_sd14_csv
      )
    case .quality:
      ("DDIM on CIFAR-10, Song et al., ICLR 2021, Table 1", PackageResources.ddim_cifar10_csv)
    }
  }
}
