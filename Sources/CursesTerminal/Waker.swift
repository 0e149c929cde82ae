import CCurses
import Glibc

/// Makes a waiting terminal return from any thread.
public final class Waker: Sendable {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { Glibc.close(descriptor) }

  /// Lets `wait` return with `.wake`; many calls before it does count as one.
  public func wake() { cc_wake(descriptor) }
}
