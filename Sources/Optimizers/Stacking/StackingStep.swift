import BatchModel

/// One turn of STACKING's clustering, packing and batching, told so that it can be followed by hand.
public struct StackingStep: Sendable, Equatable {
  /// T* of the run.
  public var targetSteps: Int
  /// When the turn begins, seconds.
  public var clock: Double
  /// The active services after the drops at the beginning, ascending (T'_k, r_k, k).
  public var services: [Standing]
  /// |F|, the services at the front of `services` with T'_k ≤ T*, equation (18).
  public var clusterSize: Int
  /// What set the batch size; nil when no service was left.
  public var packing: Packing?
  /// The services that left in this turn, in order, and why.
  public var dropped: [Drop]
  /// What ran; nil when no packed service had the time for it.
  public var batch: Plan.Batch?

  /// Where a service stands when a turn begins.
  public struct Standing: Sendable, Equatable {
    /// Index of the service.
    public var k: Int
    /// r_k, seconds left for generation, equation (15).
    public var remaining: Double
    /// T^c_k, steps done.
    public var completed: Int
    /// T^e_k, steps it could still do alone, equation (16).
    public var possible: Int
    /// T'_k = T^c_k + T^e_k, equation (17).
    public var ideal: Int { completed + possible }

    /// Creates a standing.
    public init(k: Int, remaining: Double, completed: Int, possible: Int) {
      self.k = k
      self.remaining = remaining
      self.completed = completed
      self.possible = possible
    }
  }

  /// How X was chosen.
  public struct Packing: Sendable, Equatable {
    /// The rule with its numbers.
    public var rule: Rule
    /// |K|, the active services.
    public var active: Int
    /// X, at least 1.
    public var size: Int

    /// Creates a packing.
    public init(rule: Rule, active: Int, size: Int) {
      self.rule = rule
      self.active = active
      self.size = size
    }
  }

  /// The two cases of packing.
  public enum Rule: Sendable, Equatable {
    /// Equation (19), F ≠ ∅: r_min and T^e_max over F, and the floor they give.
    case cluster(tightest: Double, possible: Int, floor: Double)
    /// Equation (20), F = ∅: T'_min over the active services, and the floor it gives.
    case open(ideal: Int, floor: Double)
  }

  /// A service that leaves for good and keeps the steps it has.
  public struct Drop: Sendable, Equatable {
    /// Index of the service.
    public var k: Int
    /// r_k when it left, seconds.
    public var remaining: Double
    /// T_k when it left.
    public var steps: Int
    /// Why.
    public var reason: Reason

    /// Creates a drop.
    public init(k: Int, remaining: Double, steps: Int, reason: Reason) {
      self.k = k
      self.remaining = remaining
      self.steps = steps
      self.reason = reason
    }
  }

  /// Why a service leaves.
  public enum Reason: Sendable, Equatable {
    /// Its time is less than g(1): not one more step, even alone.
    case noTimeAlone
    /// It was packed, but its time is less than g(size).
    case noTimeInBatch(size: Int)
  }
}
