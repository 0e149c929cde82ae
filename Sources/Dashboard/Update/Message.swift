import BatchModel
import TextCanvas

/// Something that happened.
public enum Message: Sendable {
  /// The terminal reports a key, the pointer, a new size, ….
  case input(InputEvent)
  /// The scenario has been read.
  case opened(Scenario)
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
  /// Stop comparing.
  case cancelCompare
  /// Follow this run of STACKING turn by turn; forget older ones.
  case follow(StackingRecord.Request)
  /// Solve this sweep; forget older ones.
  case sweep(FigureRequest)
  /// Stop sweeping.
  case cancelSweep
  /// Stop the process until the shell brings it back.
  case suspend
  /// Draw everything anew.
  case repaint
  /// Leave with this exit code.
  case quit(Int32)
  /// Leave as this signal wants it.
  case end(signal: Int32)
}
