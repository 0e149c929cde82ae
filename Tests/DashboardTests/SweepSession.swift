import BatchModel
import Dashboard
import Optimizers
import Studies
import TextCanvas

/// A dashboard that opens on the figures view, whose sweep is worked on as far as a test asks.
struct SweepSession {
  private(set) var state: DashboardState
  /// The sweep in work, nil while none is.
  private(set) var request: FigureRequest?
  /// What was to be written to a file last.
  private(set) var exported: ExportRequest?
  /// How many sweeps were begun.
  private(set) var begun = 0

  init(
    _ scenario: Scenario = .swept, size: Size = Size(width: 120, height: 36),
    glyphs: GlyphTier = .braille, replications: Int = 3
  ) {
    state = DashboardState(size: size, appearance: .plain(glyphs), source: scenario.name)
    state.figures.replications = replications
    send(.opened(scenario))
    press(.character("5"))
  }

  mutating func press(_ keys: Key...) {
    for key in keys { send(.input(.key(key))) }
  }

  mutating func send(_ message: Message) {
    for effect in update(&state, message) {
      switch effect {
      case .sweep(let request):
        self.request = request
        begun += 1
      case .cancel(.sweep): request = nil
      case .export(let request): exported = request
      default: break
      }
    }
  }

  /// Solves so many cells more of the sweep in work, as if in two seconds.
  mutating func work(cells: Int = .max) {
    guard let request else { return }
    let design = request.known.design
    var record = FigureRecord(request: request)
    for index in 0..<design.count where record.solved < cells && request.known[index] == nil {
      let cell = design.cell(index)
      guard request.schemes.contains(cell.scheme) else { continue }
      record.results[index] = design.solve(cell)
      record.solved += 1
      record.latest = cell
    }
    record.elapsed = 2
    send(.swept(record))
  }

  var screen: String { state.draw().text }
}

extension Scenario {
  /// Nearly no swarm and long steps, so that a debug build solves a whole sweep at once.
  static let swept: Scenario = {
    var scenario = Scenario.paper
    scenario.pso.particles = 2
    scenario.pso.iterations = 0
    scenario.delay = DelayModel(a: 0.1, b: 1.4)
    return scenario
  }()
}
