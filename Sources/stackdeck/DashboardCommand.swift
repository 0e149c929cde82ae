import BatchModel
import CursesTerminal
import Dashboard
import Foundation
import TextCanvas

/// Opens the dashboard: draws, waits for something to happen, and carries out what `update` asks for.
func runDashboard(source: String, load: () throws -> Scenario) {
  do {
    let terminal = try CursesTerminal()
    var loop = DashboardLoop(terminal: terminal, source: source)
    loop.run(load)
  } catch {
    print(error)
  }
}

struct DashboardLoop {
  private let terminal: CursesTerminal
  private let solve: LatestJob<SolveRequest, SolveRecord>
  private let explain: LatestJob<StackingStory.Request, StackingStory>
  private var state: DashboardState
  private var exitCode: Int32?

  init(terminal: CursesTerminal, source: String) {
    self.terminal = terminal
    let waker = terminal.waker
    let cores = ProcessInfo.processInfo.activeProcessorCount
    solve = SolveWork.job(threads: cores) { waker.wake() }
    explain = StackingStory.job { waker.wake() }
    let appearance = Appearance(
      glyphs: terminal.isUTF8 ? .braille : .ascii, colors: terminal.colorTier)
    state = DashboardState(size: terminal.size, appearance: appearance, source: source)
  }

  mutating func run(_ load: () throws -> Scenario) {
    terminal.draw(state.draw())
    if let scenario = try? load() { send(.opened(scenario)) }
    let clock = ContinuousClock()
    var last = clock.now
    while exitCode == nil {
      terminal.draw(state.draw())
      let isMoving = state.tickInterval != nil
      if !isMoving { last = clock.now }
      let events = terminal.wait(timeoutMilliseconds: state.tickInterval)
      for event in events { send(.input(event)) }
      if let record = solve.take() { send(.solved(record)) }
      if let story = explain.take() { send(.explained(story)) }
      if isMoving {
        let now = clock.now
        send(.tick((now - last) / .seconds(1)))
        last = now
      }
    }
    terminal.close()
    exit(exitCode ?? 0)
  }

  private mutating func send(_ message: Message) {
    for effect in update(&state, message) {
      switch effect {
      case .solve(let request): solve.submit(request)
      case .explain(let request): explain.submit(request)
      case .cancel: solve.cancel()
      case .suspend: terminal.suspend()
      case .repaint: terminal.repaint()
      case .quit(let code): exitCode = code
      }
    }
  }
}
