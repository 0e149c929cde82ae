import BatchModel
import CursesTerminal
import Dashboard
import Glibc
import Optimizers
import TextCanvas

/// The dashboard in a terminal: draws, waits for something to happen, and carries out what `update`
/// asks for.
///
/// It runs on the main thread and never waits for a solver.
struct DashboardLoop {
  private enum End {
    case exit(Int32)
    case signal(Int32)
    case failure(Failure)
  }

  private let terminal: CursesTerminal
  private let solve: LatestJob<SolveRequest, SolveRecord>
  private let explain: LatestJob<StackingStory.Request, StackingStory>
  private let replay: LatestJob<SwarmReplay.Request, SwarmMoment>
  private let compare: LatestJob<CompareRequest, CompareRecord>
  private let follow: LatestJob<StackingRecord.Request, StackingRecord>
  private let files: FileKeeper
  private let figures: LatestJob<FigureRequest, FigureRecord>
  private var state: DashboardState
  private var end: End?

  /// Takes the terminal and shows the first frame, before the scenario is read.
  ///
  /// - Throws: A failure that says why the terminal cannot show the dashboard.
  init(source: String, options: SolverOptions) throws(Failure) {
    do throws(TerminalError) {
      terminal = try CursesTerminal()
    } catch {
      throw Failure(code: Failure.usage, lines: ["error: \(error)"])
    }
    let waker = terminal.waker
    solve = SolveWork.job(threads: options.threads) { waker.wake() }
    explain = StackingStory.job { waker.wake() }
    replay = SwarmReplay.job(threads: options.threads) { waker.wake() }
    compare = CompareWork.job(threads: options.threads) { waker.wake() }
    follow = StackingRecord.job { waker.wake() }
    let swarm = options.swarm
    files = FileKeeper(adjusting: { swarm.applied(to: $0) }) { waker.wake() }
    figures = FigureWork.job(threads: options.threads) { waker.wake() }
    let appearance = Appearance(
      glyphs: terminal.isUTF8 ? .braille : .ascii, colors: terminal.colorTier)
    state = DashboardState(
      size: terminal.size, appearance: appearance, source: source, method: options.method.method)
    state.notice = terminal.note.map { DashboardState.Notice(text: $0, role: .warning) }
    terminal.draw(state.draw())
  }

  /// Reads the scenario and runs until the operator leaves; the terminal is given back.
  ///
  /// - Throws: Why the scenario cannot be read.
  mutating func run(_ source: ScenarioSource) throws(Failure) {
    defer { terminal.close() }
    files.open(source)
    let clock = ContinuousClock()
    var lastTick = clock.now
    while end == nil {
      terminal.draw(state.draw())
      let interval = state.tickInterval
      if interval == nil { lastTick = clock.now }
      for event in terminal.wait(timeoutMilliseconds: interval) { send(.input(event)) }
      for message in files.take() { send(message) }
      if let record = solve.take() { send(.solved(record)) }
      if let story = explain.take() { send(.explained(story)) }
      if let moment = replay.take() { send(.replayed(moment)) }
      if let record = compare.take() { send(.compared(record)) }
      if let record = follow.take() { send(.followed(record)) }
      if let record = figures.take() { send(.swept(record)) }
      if interval != nil {
        let now = clock.now
        send(.tick((now - lastTick) / .seconds(1)))
        lastTick = now
      }
    }
    try leave()
  }

  private mutating func send(_ message: Message) {
    for effect in update(&state, message) {
      if files.carryOut(effect) { continue }
      switch effect {
      case .solve(let request):
        replay.cancel()
        solve.submit(request)
      case .replay(let request): replay.submit(request)
      case .explain(let request): explain.submit(request)
      case .compare(let request): compare.submit(request)
      case .cancelCompare: compare.cancel()
      case .follow(let request): follow.submit(request)
      case .sweep(let request): figures.submit(request)
      case .cancelSweep: figures.cancel()
      case .suspend: terminal.suspend()
      case .repaint: terminal.repaint()
      case .quit(let code): end = .exit(code)
      case .end(let signal): end = .signal(signal)
      case .fail(let problem): end = .failure(Failure(code: problem.code, lines: problem.lines))
      case .open, .save, .readDevices, .journal, .forgetJournal, .discardJournal: break
      }
    }
  }

  /// Ends the process at once: a solver in the background is not waited for.
  private func leave() throws(Failure) {
    files.finish()
    terminal.close()
    switch end {
    case .exit(let code): exit(code)
    case .signal(let number): TerminalSignals.end(by: number)
    case .failure(let failure): throw failure
    case nil: break
    }
  }
}
