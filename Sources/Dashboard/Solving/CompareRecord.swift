import BatchModel
import Optimizers

/// Which schemes to solve for one scenario, with a number that grows with every request.
public struct CompareRequest: Sendable, Equatable {
  /// Later requests have larger numbers.
  public let number: Int
  /// The scenario, the same for all.
  public let scenario: Scenario
  /// The schemes, solved one after another in this order.
  public let schemes: [Scheme]
  /// What a search may spend.
  public let effort: SearchEffort

  /// Creates a request.
  public init(
    number: Int, scenario: Scenario, schemes: [Scheme], effort: SearchEffort = .usual
  ) {
    self.number = number
    self.scenario = scenario
    self.schemes = schemes
    self.effort = effort
  }
}

/// What has been solved of a comparison so far.
public struct CompareRecord: Sendable, Equatable {
  /// How far a scheme is that is being solved.
  public struct Progress: Sendable, Equatable {
    /// The scheme.
    public let scheme: Scheme
    /// Iterations there will be after the first evaluation.
    public let iterations: Int
    /// The last iteration that has ended, nil before the first evaluation.
    public var iteration: Int?
    /// Best mean FID so far, nil before the first evaluation.
    public var best: Double?
  }

  /// What was asked for.
  public let request: CompareRequest
  /// The schemes that are solved, in the order of the request.
  public var finished: [CompareEntry] = []
  /// The scheme in work, nil between two schemes and at the end.
  public var progress: Progress?

  /// A record in which nothing is solved yet.
  public init(request: CompareRequest) { self.request = request }

  /// Whether all schemes are solved.
  public var isComplete: Bool { finished.count == request.schemes.count }
}
