import BatchModel
import Optimizers
import TextCanvas

/// A dashboard without a terminal: messages go in, background work is done at once, cells come out.
public struct HeadlessSession {
  /// The dashboard.
  public private(set) var state: DashboardState
  /// What was asked for besides background work, in order.
  public private(set) var effects: [Effect] = []

  private let threads: Int
  private let lanes: Set<Effect.Lane>
  private let revise: (Message) -> Message

  /// A session that works with so many threads, and carries out the work of these lanes.
  ///
  /// `revise` may change an answer before it is sent, such as the time that solving took.
  public init(
    _ state: DashboardState, threads: Int = 1, lanes: Set<Effect.Lane> = Set(Effect.Lane.allCases),
    revise: @escaping (Message) -> Message = { $0 }
  ) {
    self.state = state
    self.threads = threads
    self.lanes = lanes
    self.revise = revise
  }

  /// Opens a scenario and solves it to its end, where the play head rests.
  public mutating func open(_ scenario: Scenario) {
    send(.opened(scenario))
    stand(on: .max)
  }

  /// Puts the play head on an iteration, or on the last one if there are not so many.
  public mutating func stand(on iteration: Int) {
    state.playback.jump(to: iteration, last: state.record?.last ?? 0)
    send(.tick(0))
  }

  /// Presses a key.
  public mutating func press(_ key: Key) { send(.input(.key(key))) }

  /// Sends a message and everything that follows from it.
  public mutating func send(_ message: Message) {
    for effect in update(&state, message) {
      guard let lane = effect.lane, lanes.contains(lane) else {
        effects.append(effect)
        continue
      }
      var answer: Message?
      effect.work(threads: threads, cancellation: Cancellation()) { answer = $0 }
      if let answer { send(revise(answer)) }
    }
  }
}
