import BatchModel
import Glibc
import Optimizers
import Synchronization

/// Stops a solver: on Ctrl-C, or when its time is over.
///
/// The first Ctrl-C asks the solver to stop; the second, or one after `close`, ends the program.
final class StopSwitch: Sendable {
  /// What the solvers look at.
  let cancellation = Cancellation()

  private struct State {
    var reason: StopReason?
    var isOpen = true
  }

  private let state = Mutex(State())

  /// Why the solver was asked to stop, nil if it was not.
  var reason: StopReason? { state.withLock(\.reason) }

  /// Takes Ctrl-C from now on.
  ///
  /// Called before any other thread starts, so that all inherit the blocked signal. Where the
  /// parent has set it to be ignored, as `nohup` does for others, it stays ignored.
  func listenForInterrupt() {
    var action = sigaction()
    sigaction(SIGINT, nil, &action)
    guard
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
        != unsafeBitCast(SIG_IGN, to: Int.self)
    else { return }
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    OwnThread.start { [self] in
      var set = sigset_t()
      sigemptyset(&set)
      sigaddset(&set, SIGINT)
      var signal: Int32 = 0
      while sigwait(&set, &signal) == 0 {
        if !stop(.cancelled) { Self.endByInterrupt(&set) }
      }
    }
  }

  /// Stops the solver that many seconds from now.
  func limit(seconds: Double) {
    // A thread of its own: the solvers may keep all those of the dispatch queues busy.
    OwnThread.start { [self] in
      OwnThread.sleep(seconds: seconds)
      _ = stop(.time)
    }
  }

  /// Says that solving is over: from now on Ctrl-C ends the program.
  func close() { state.withLock { $0.isOpen = false } }

  /// Asks to stop; false when that was done before or solving is over.
  private func stop(_ reason: StopReason) -> Bool {
    let isFirst = state.withLock { state in
      guard state.isOpen, state.reason == nil else { return false }
      state.reason = reason
      return true
    }
    if isFirst { cancellation.cancel() }
    return isFirst
  }

  private static func endByInterrupt(_ set: inout sigset_t) {
    ProgressLine.clear()
    signal(SIGINT, SIG_DFL)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    raise(SIGINT)
  }
}
