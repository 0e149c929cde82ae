import BatchModel
import Optimizers

/// The run of one T*, turn by turn, arranged so that any row of any turn is found without searching.
///
/// Memory grows with turns × active services, so one of these is kept at a time.
public struct StackingRecord: Sendable, Equatable {
  /// Which run.
  public struct Request: Sendable, Equatable {
    /// The scenario and its bandwidth.
    public var plan: StackingStory.Request
    /// T*, at least 1.
    public var targetSteps: Int

    /// The run of one T* for a plan's bandwidth.
    public init(plan: StackingStory.Request, targetSteps: Int) {
      self.plan = plan
      self.targetSteps = targetSteps
    }
  }

  /// A service that has left, and the turn in which it did.
  public struct Departure: Sendable, Equatable {
    /// Index into `turns`.
    public var turn: Int
    /// What it had, and why it left.
    public var drop: StackingStep.Drop
  }

  /// What was asked for.
  public let request: Request
  /// Every turn, at least one.
  public let turns: [StackingStep]
  /// Mean of Q(T_k) over all services.
  public let meanFID: Double
  /// All batches, in order.
  public let batches: [Plan.Batch]
  /// The batches of each service.
  public let batchesOfService: ServiceBatches
  /// All that have left, in order.
  public let departures: [Departure]
  /// Batches that have begun before turn t ends, and departures before its batch is packed.
  let batchesBegun, departuresBefore: [Int]

  /// Runs Algorithm 1 for one T* and listens; nil when cancelled.
  public init?(_ request: Request, cancellation: Cancellation?) {
    let scenario = request.plan.scenario
    var run = StackingRun(
      delay: scenario.delay,
      budgets: scenario.generationBudgets(bandwidth: request.plan.bandwidth),
      targetSteps: request.targetSteps, cancellation: cancellation)
    var turns: [StackingStep] = []
    while let turn = run.step() { turns.append(turn) }
    self.request = request
    self.turns = turns
    var batches: [Plan.Batch] = []
    var begun: [Int] = []
    var departures: [Departure] = []
    var before: [Int] = []
    for (index, turn) in turns.enumerated() {
      if let batch = turn.batch { batches.append(batch) }
      begun.append(batches.count)
      before.append(departures.count + turn.dropped.count { $0.reason == .noTimeAlone })
      let isTold = cancellation.inPortions(turn.dropped.indices) {
        for drop in turn.dropped[$0] { departures.append(Departure(turn: index, drop: drop)) }
      }
      guard isTold else { return nil }
    }
    self.batches = batches
    self.departures = departures
    batchesBegun = begun
    departuresBefore = before
    let count = scenario.devices.count
    guard
      let batchesOfService = ServiceBatches(batches, services: count, cancellation: cancellation)
    else { return nil }
    self.batchesOfService = batchesOfService
    let steps = (0..<count).map { batchesOfService[$0].count }
    meanFID = scenario.meanFID(steps)
    if cancellation.isCancelled { return nil }
  }
}
