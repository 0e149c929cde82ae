import BatchModel
import CursesTerminal
import Dashboard
import TextCanvas

TerminalSignals.block()
runDashboard(source: "paper-k20") { .paper }
