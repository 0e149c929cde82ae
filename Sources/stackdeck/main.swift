import BatchModel
import CursesTerminal
import Dashboard
import Optimizers
import TextCanvas

if CommandLine.arguments.count > 1 {
  let light = CommandLine.arguments[1] == "light"
  let w = Int(CommandLine.arguments[2])!, h = Int(CommandLine.arguments[3])!
  var state = DashboardState(size: Size(width: w, height: h), appearance: Appearance(), source: "x")
  var effects = update(&state, .opened(.paper))
  func drain(_ state: inout DashboardState, _ effects: [Effect]) {
    for e in effects {
      if case .solve(let r) = e {
        SolveWork.run(r, threads: 2, cancellation: Cancellation()) { record in
          if record.stopped != nil { state.playback.mode = .atEnd; drain(&state, update(&state, .solved(record))) }
        }
      }
      if case .explain(let r) = e, let s = StackingStory(r, cancellation: Cancellation()) { drain(&state, update(&state, .explained(s))) }
    }
  }
  drain(&state, effects)
  print(state.draw().svg(light ? .light() : .dark()))
} else {
TerminalSignals.block()
runDashboard(source: "paper-k20") { .paper }
}
