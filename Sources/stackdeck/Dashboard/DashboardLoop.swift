import BatchModel
import CursesTerminal
import Dashboard
import Files
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
  private let work: BackgroundWork
  private let files: FileKeeper
  private var state: DashboardState
  private var end: End?

  /// Takes the terminal and shows the first frame, before the scenario is read.
  ///
  /// - Throws: A failure that says why the terminal cannot show the dashboard.
  init(source: String, options: SolverOptions, look: LookOptions) throws(Failure) {
    var user = UserSettings()
    let theme = try user.theme(look.themeOption.theme)
    do throws(TerminalError) {
      terminal = try CursesTerminal()
    } catch {
      throw Failure(code: Failure.usage, lines: ["error: \(error)"])
    }
    // Shown again when the screen has been left.
    Console.note(user.problems)
    let waker = terminal.waker
    work = BackgroundWork(threads: options.threads) { waker.wake() }
    let swarm = options.swarm
    files = FileKeeper(adjusting: { swarm.applied(to: $0) }) { waker.wake() }
    let wished = look.glyphs ?? user.settings.glyphs ?? .braille
    let appearance = Appearance(
      theme: theme, glyphs: terminal.isUTF8 ? wished : .ascii, colors: terminal.colorTier)
    state = DashboardState(
      size: terminal.size, appearance: appearance, source: source, method: options.method.method,
      effort: options.effort.effort)
    state.pointer.isOn = !look.noMouse && user.settings.mouse ?? true
    terminal.setMouse(state.pointer.isOn)
    let note = user.problems.first ?? terminal.note
    state.notice = note.map { DashboardState.Notice(text: $0, role: .warning) }
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
      for message in work.take() { send(message) }
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
      work.submit(effect)
      switch effect {
      case .export(let request): send(ExportWriter.write(request))
      case .copy(let request): copy(request)
      case .listThemes: send(.themes(UserSettings.themeChoices))
      case .keep(let choice): send(.reported(UserSettings.keep(choice)))
      case .hearMouse(let on): terminal.setMouse(on)
      case .suspend: terminal.suspend()
      case .repaint: terminal.repaint()
      case .quit(let code): end = .exit(code)
      case .end(let signal): end = .signal(signal)
      case .fail(let problem): end = .failure(Failure(code: problem.code, lines: problem.lines))
      case .solve, .explain, .replay, .compare, .follow, .sweep, .whatIf, .bound, .cancel: break
      case .open, .save, .readDevices, .readMeasurements, .journal, .forgetJournal, .discardJournal:
        break
      }
    }
  }

  private mutating func copy(_ request: CopyRequest) {
    let isDone = terminal.copy(request.content.text)
    let text =
      isDone
      ? "copied \(request.title), if the terminal allows it (OSC 52)"
      : "not copied: \(request.title) is longer than the 74,000 bytes that terminals take"
    send(.reported(DashboardState.Notice(text: text, role: isDone ? .good : .warning)))
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
