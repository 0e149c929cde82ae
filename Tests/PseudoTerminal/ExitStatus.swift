/// How a process ended.
public enum ExitStatus: Sendable, Equatable {
  /// It returned this code.
  case exited(Int32)
  /// This signal killed it.
  case killed(Int32)

  init(raw: Int32) {
    let signal = raw & 0x7F
    self = signal == 0 ? .exited(raw >> 8 & 0xFF) : .killed(signal)
  }
}
