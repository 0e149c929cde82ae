import Glibc

/// Threads beside those of the dispatch queues, which the solvers may keep busy.
enum OwnThread {
  /// Work for a thread, in a form that C can hand over.
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs work on a thread of its own, which nobody waits for.
  static func start(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, work.toOpaque())
    precondition(code == 0, "no thread can be started: \(String(cString: strerror(code)))")
    pthread_detach(thread)
  }

  /// Lets the calling thread rest for that long, whatever signals come.
  static func sleep(seconds: Double) {
    let whole = seconds.rounded(.down)
    var rest = timespec(tv_sec: Int(whole), tv_nsec: Int((seconds - whole) * 1e9))
    withUnsafeMutablePointer(to: &rest) { rest in
      while nanosleep(rest, rest) == -1, errno == EINTR {}
    }
  }
}
