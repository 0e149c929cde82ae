import Glibc

/// A failed system call.
struct SystemError: Error {
  /// The number in `errno`.
  var code: Int32

  /// The system's words for it.
  var reason: String { strerror(code).map { String(cString: $0) } ?? "error \(code)" }

  /// The error of the call that failed last.
  static var last: SystemError { SystemError(code: errno) }

  /// Repeats a call that a signal interrupted; throws for any other −1.
  static func check<Value: SignedInteger>(
    _ call: () -> Value
  ) throws(SystemError) -> Value {
    while true {
      let value = call()
      if value != -1 { return value }
      if errno != EINTR { throw .last }
    }
  }
}
