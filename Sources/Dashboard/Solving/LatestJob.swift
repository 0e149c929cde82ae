import Dispatch
import Optimizers
import Synchronization

/// Background work of which only the latest request counts.
///
/// A new request cancels the one in work. Results are immutable; the reader sees the newest and
/// never waits.
public final class LatestJob<Request: Sendable, Output: Sendable>: Sendable {
  /// The work: publishes as often as it likes and looks at the cancellation.
  public typealias Work =
    @Sendable (_ request: Request, _ cancellation: Cancellation, _ publish: (Output) -> Void) ->
    Void

  private struct State {
    var current: Cancellation?
    var output: Output?
  }

  private let name: String
  private let work: Work
  private let notify: @Sendable () -> Void
  private let state = Mutex(State())

  /// A job that calls `notify`, on its own thread, whenever there is something to take.
  public init(name: String, notify: @escaping @Sendable () -> Void, work: @escaping Work) {
    self.name = name
    self.notify = notify
    self.work = work
  }

  /// Starts on a request at once; what was in work is cancelled and publishes nothing more.
  ///
  /// Each request has a queue of its own: what the old one still has to give back, which may be a
  /// hundred megabytes, keeps nobody waiting.
  public func submit(_ request: Request) {
    let cancellation = Cancellation()
    cancel(replacement: cancellation)
    DispatchQueue(label: name, qos: .userInitiated).async { [self] in
      guard !cancellation.isCancelled else { return }
      work(request, cancellation) { output in
        let isWanted = state.withLock { state in
          guard state.current === cancellation else { return false }
          state.output = output
          return true
        }
        if isWanted { notify() }
      }
    }
  }

  /// Stops what is in work.
  public func cancel() { cancel(replacement: nil) }

  /// The newest result that has not been taken yet.
  public func take() -> Output? {
    state.withLock { state in
      defer { state.output = nil }
      return state.output
    }
  }

  private func cancel(replacement: Cancellation?) {
    let old = state.withLock { state in
      defer {
        state.current = replacement
        state.output = nil
      }
      return state.current
    }
    old?.cancel()
  }
}
