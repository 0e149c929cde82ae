import BatchModel
import Studies
import TextCanvas

/// Something that happened.
public enum Message: Sendable {
  /// The terminal reports a key, the pointer, a new size, ….
  case input(InputEvent)
  /// The scenario has been read.
  case opened(Scenario, from: SourceFile? = nil)
  /// A file could not be read, or is wrong.
  case refused(FileProblem)
  /// A request to save has been dealt with.
  case saved(SaveOutcome)
  /// Devices have been read from a file.
  case devicesRead([Device], path: String)
  /// Measurements have been read from a file.
  case measured(CurveKind, [CurveFit.Point], path: String)
  /// A crash has left edits of the scenario.
  case offered(JournalOffer)
  /// Something to tell the operator.
  case reported(DashboardState.Notice)
  /// The solver has done more.
  case solved(SolveRecord)
  /// A plan has been explained.
  case explained(StackingStory)
  /// An iteration of the swarm has been computed again.
  case replayed(SwarmMoment)
  /// More schemes have been solved for the comparison.
  case compared(CompareRecord)
  /// A run of STACKING has been followed.
  case followed(StackingRecord)
  /// More of a sweep has been solved.
  case swept(FigureRecord)
  /// More is known of what changes would bring.
  case foreseen(WhatIfRecord)
  /// More is known of what no plan is below.
  case bounded(BoundRecord)
  /// The themes there are.
  case themes([ThemeChoice])
  /// There is a file already where an export should go.
  case fileExists(ExportRequest)
  /// So many seconds have passed since the last tick, or since the play head began to move.
  case tick(Double)
}

/// Something to be done outside the state.
public enum Effect: Sendable, Equatable {
  /// Solve this; forget older requests.
  case solve(SolveRequest)
  /// Explain this plan; forget older ones.
  case explain(StackingStory.Request)
  /// Compute this iteration of the swarm again; forget older ones.
  case replay(SwarmReplay.Request)
  /// Solve these schemes; forget older requests for a comparison.
  case compare(CompareRequest)
  /// Stop this background work.
  case cancel(Lane)
  /// Follow this run of STACKING turn by turn; forget older ones.
  case follow(StackingRecord.Request)
  /// Read a scenario.
  case open(path: String)
  /// Write a scenario.
  case save(SaveRequest)
  /// Read devices from CSV; their deadlines must suit the delays.
  case readDevices(path: String, delay: DelayModel)
  /// Read measurements from CSV to fit this curve to.
  case readMeasurements(CurveKind, path: String)
  /// Keep these edits for the case of a crash; then what was kept in `replacing` can go.
  case journal(Scenario, of: SourceFile?, replacing: String? = nil)
  /// No edits need to be kept any more.
  case forgetJournal
  /// Edits that a crash left are not wanted.
  case discardJournal(path: String)
  /// Leave, as there is no scenario.
  case fail(FileProblem)
  /// Solve this sweep; forget older ones.
  case sweep(FigureRequest)
  /// Work out what these changes would bring; forget older ones.
  case whatIf(WhatIfRequest)
  /// Work out what no plan is below; forget older requests.
  case bound(BoundRequest)
  /// Write something to a file.
  case export(ExportRequest)
  /// Put something on the clipboard.
  case copy(CopyRequest)
  /// Read all themes.
  case listThemes
  /// Keep these settings for next time.
  case keep(LookChoice)
  /// Hear the mouse, or leave it to the terminal.
  case hearMouse(Bool)
  /// Stop the process until the shell brings it back.
  case suspend
  /// Draw everything anew.
  case repaint
  /// Leave with this exit code.
  case quit(Int32)
  /// Leave as this signal wants it.
  case end(signal: Int32)
}
