import BatchModel
import Dashboard
import Optimizers
import TextCanvas

/// A dashboard without a terminal: keys go in, effects are carried out at once, cells come out.
struct Session {
  private(set) var state: DashboardState
  /// What `update` asked for besides solving and explaining.
  private(set) var effects: [Effect] = []

  /// Opens a scenario, solves it, and lets the play head rest at the end.
  init(
    _ scenario: Scenario = .paper, size: Size = Size(width: 120, height: 36),
    appearance: Appearance = .plain(.braille), method: Method = Scheme.proposed.method
  ) {
    state = DashboardState(
      size: size, appearance: appearance, source: scenario.name, method: method)
    send(.opened(scenario))
    press(.end)
  }

  /// Presses keys one after another.
  mutating func press(_ keys: Key...) {
    for key in keys { send(.input(.key(key))) }
  }

  /// Types characters.
  mutating func type(_ text: String) {
    for character in text { press(.character(character)) }
  }

  /// Types a command line and enters it.
  mutating func command(_ text: String) {
    press(.character(":"))
    type(text)
    press(.enter)
  }

  /// The scenario as it is now.
  var scenario: Scenario { state.document?.scenario ?? .quick }

  /// Names of the devices in the order of the rows.
  var rowNames: [String] { state.rows.map { scenario.devices[$0].name } }

  /// Sends a message and everything that follows from it.
  mutating func send(_ message: Message) {
    for effect in update(&state, message) { carryOut(effect) }
  }

  /// The text on screen.
  var screen: String { state.draw().text }

  private mutating func carryOut(_ effect: Effect) {
    switch effect {
    case .solve(let request):
      var last: SolveRecord?
      SolveWork.run(request, threads: 1, cancellation: Cancellation()) { last = $0 }
      // The one thing that differs from run to run.
      last?.elapsed = 0.034
      if let last { send(.solved(last)) }
    case .compare(let request):
      var last: CompareRecord?
      CompareWork.run(request, threads: 1, cancellation: Cancellation()) { last = $0 }
      for index in last?.finished.indices ?? 0..<0 { last?.finished[index].elapsed = 0.012 }
      if let last { send(.compared(last)) }
    case .explain(let request):
      if let story = StackingStory(request, cancellation: Cancellation()) {
        send(.explained(story))
      }
    case .replay(let request):
      if let moment = SwarmReplay.moment(request) { send(.replayed(moment)) }
    case .follow(let request):
      if let record = StackingRecord(request, cancellation: Cancellation()) {
        send(.followed(record))
      }
    default: effects.append(effect)
    }
  }
}

extension Scenario {
  /// The paper's scenario with a small swarm, so that a debug build solves it at once.
  static let quick: Scenario = {
    var scenario = Scenario.paper
    scenario.pso.particles = 6
    scenario.pso.iterations = 12
    return scenario
  }()

  /// Five devices in a hurry, one with a channel, that many edits of are solved in no time.
  static let small: Scenario = {
    var scenario = Scenario.quick
    scenario.devices = Array(scenario.devices.prefix(5))
    for k in scenario.devices.indices { scenario.devices[k].deadline /= 4 }
    scenario.devices[2].link = .channel(Channel(power: 1e-6, gain: 1e-9, noise: 4e-18))
    scenario.pso.particles = 2
    scenario.pso.iterations = 1
    return scenario
  }()
}
