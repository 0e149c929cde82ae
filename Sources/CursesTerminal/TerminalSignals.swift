import CCurses

/// The signals the event loop reads, and the way to end by one.
public enum TerminalSignals {
  /// Blocks SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT and SIGTSTP for this thread and those it
  /// starts.
  ///
  /// The first thing `main` does: a thread started earlier would still be interrupted by them.
  public static func block() { cc_block_signals() }

  /// Ends the process by a signal's default action, so that the parent sees which one it was.
  ///
  /// The terminal is restored first if it is still taken.
  public static func end(by signal: Int32) -> Never { cc_end_by(signal) }
}
