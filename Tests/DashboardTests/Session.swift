import BatchModel
import Dashboard
import Optimizers
import TextCanvas

/// A dashboard without a terminal: keys go in, effects are carried out at once, cells come out.
struct Session {
  private var session: HeadlessSession

  /// The dashboard.
  var state: DashboardState { session.state }
  /// What `update` asked for besides background work.
  ///
  /// What-if is left out: it comes and goes by itself.
  var effects: [Effect] {
    session.effects.filter { $0.lane != .whatIf && $0 != .cancel(.whatIf) }
  }

  /// Opens a scenario, solves it, and lets the play head rest at the end.
  ///
  /// What takes long is left out, as asked for.
  init(
    _ scenario: Scenario = .paper, size: Size = Size(width: 120, height: 36),
    appearance: Appearance = .plain(.braille), method: Method = Scheme.proposed.method,
    without lanes: Set<Effect.Lane> = [.sweep, .whatIf]
  ) {
    session = HeadlessSession(
      DashboardState(
        size: size, appearance: appearance, source: scenario.name, method: method,
        effort: .small),
      lanes: Set(Effect.Lane.allCases).subtracting(lanes), revise: Self.withoutClock)
    session.open(scenario)
  }

  /// Presses keys one after another.
  mutating func press(_ keys: Key...) {
    for key in keys { session.press(key) }
  }

  /// Types characters.
  mutating func type(_ text: String) {
    for character in text { session.press(.character(character)) }
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
  mutating func send(_ message: Message) { session.send(message) }

  /// The text on screen.
  var screen: String { state.draw().text }

  /// The answer with made-up times: all that differs from run to run.
  private static func withoutClock(_ message: Message) -> Message {
    switch message {
    case .solved(var record):
      record.elapsed = 0.034
      return .solved(record)
    case .compared(var record):
      for index in record.finished.indices { record.finished[index].elapsed = 0.012 }
      return .compared(record)
    default: return message
    }
  }
}

extension SearchEffort {
  /// So little that a debug build is done at once.
  static let small = SearchEffort(nodes: 2_000, moves: 2_000, entries: 2_000_000)
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
