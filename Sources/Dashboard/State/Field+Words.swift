extension Field {
  /// The short name on screen.
  public var label: String {
    switch self {
    case .bandwidth: "B"
    case .content: "S"
    case .efficiency: "η"
    case .power: "p"
    case .gain: "h"
    case .noise: "N0"
    case .alpha: "α"
    case .beta: "β"
    case .gamma: "γ"
    case .title: "scenario"
    default: word
    }
  }

  /// The name in the command line, and in a file where it has one there.
  public var word: String {
    switch self {
    case .title, .name: "name"
    case .bandwidth: "bandwidth"
    case .content: "content"
    case .perTask: "a"
    case .perBatch: "b"
    case .particles: "particles"
    case .iterations: "iterations"
    case .seed: "seed"
    case .inertia: "inertia"
    case .cognitive: "cognitive"
    case .social: "social"
    case .delay: "delay"
    case .quality: "quality"
    case .outage: "outage"
    case .alpha: "alpha"
    case .beta: "beta"
    case .gamma: "gamma"
    case .deadline: "deadline"
    case .efficiency: "efficiency"
    case .power: "power"
    case .gain: "gain"
    case .noise: "noise"
    }
  }

  /// What it is, in full.
  public var title: String {
    switch self {
    case .title: "name of the scenario"
    case .bandwidth: "total bandwidth"
    case .content: "content size"
    case .perTask: "delay for each task of a batch"
    case .perBatch: "delay for each batch"
    case .particles: "particles of the swarm"
    case .iterations: "iterations of the swarm"
    case .seed: "seed of the swarm"
    case .inertia: "weight of a particle's velocity"
    case .cognitive: "weight of the pull to the personal best"
    case .social: "weight of the pull to the global best"
    case .delay: "delay model"
    case .quality: "quality model"
    case .outage: "FID of a service without a step"
    case .alpha: "factor of the quality curve"
    case .beta: "exponent of the quality curve"
    case .gamma: "limit of the quality curve"
    case .name: "name of the device"
    case .deadline: "end-to-end deadline"
    case .efficiency: "spectral efficiency"
    case .power: "transmit power"
    case .gain: "channel gain"
    case .noise: "noise density"
    }
  }
}
