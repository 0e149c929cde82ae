import CCurses
import Glibc
import TextCanvas

extension CursesTerminal {
  /// Waits until something happens and returns all of it, in order.
  ///
  /// - Parameter timeoutMilliseconds: The longest wait; nil waits without any wake-up of its own.
  /// - Returns: The events, none when the time is over. After `.endOfInput` the program should
  ///   end: every further call returns that at once.
  public func wait(timeoutMilliseconds: Int? = nil) -> [InputEvent] {
    let end = timeoutMilliseconds.map { Self.now() + min(max(0, $0), Int(Int32.max)) }
    var events = queued
    queued = []
    while true {
      let now = Self.now()
      let limits = [end, sequenceDeadline].compactMap { $0 }
      let pause = events.isEmpty ? limits.min().map { max(0, $0 - now) } ?? -1 : 0
      let ready = cc_wait(waker.descriptor, Int32(clamping: pause))
      if ready.signals { takeSignals(into: &events) }
      if ready.output { catchUp() }
      if ready.input || ready.ended { takeInput(into: &events) }
      if let deadline = sequenceDeadline, Self.now() >= deadline {
        events += keys.finish()
        sequenceDeadline = nil
      }
      if ready.wake {
        cc_clear_waker(waker.descriptor)
        events.append(.wake)
      }
      events += queued
      queued = []
      if !events.isEmpty { return events }
      if let end, Self.now() >= end { return [] }
    }
  }

  /// Gives the terminal to the shell and stops, as Ctrl-Z does, until it is continued.
  ///
  /// Afterwards `wait` reports `.resumed`, with `.resize` before it if the size has changed.
  public func suspend() {
    let goesOn = cc_suspend()
    comeBack(goesOn)
  }

  private func comeBack(_ goesOn: Bool) {
    guard goesOn else {
      // The signal that wants the end, if there is one, says more.
      takeSignals(into: &queued)
      if queued.isEmpty { queued.append(.endOfInput) }
      return
    }
    // A stopped process is not told about new sizes.
    takeSize(into: &queued)
    refresh()
    queued.append(.resumed)
  }

  private func takeSize(into events: inout [InputEvent]) {
    let current = Self.currentSize()
    guard current != size else { return }
    size = current
    shown = nil
    mustRefresh = true
    cc_resize(Int32(current.width), Int32(current.height))
    events.append(.resize(current))
  }

  private func takeSignals(into events: inout [InputEvent]) {
    while true {
      switch cc_next_signal() {
      case 0: return
      case SIGWINCH: takeSize(into: &events)
      case SIGCONT: comeBack(cc_resume())
      case SIGTSTP: suspend()
      case let number: events.append(.signal(number))
      }
    }
  }

  private func takeInput(into events: inout [InputEvent]) {
    let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 16_384) { bytes in
      let count = cc_read(bytes.baseAddress, bytes.count)
      if count > 0 { events += keys.feed(bytes[..<count]) }
      return count
    }
    guard count != 0 else {
      events.append(.endOfInput)
      return
    }
    sequenceDeadline = keys.patience(escapeDelay: escapeDelay).map { Self.now() + $0 }
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
