// A program for tests: shows a scene and the last events, and ends in every way a program can.
import CursesTerminal
import Glibc
import TextCanvas

/// Writes a line to standard error.
func report(_ text: String) {
  let line = Array("\(text)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
}

/// Dies as a bad program does.
func crash(_ key: Character, _ list: [Int]) {
  switch key {
  case "T": print(list[list.count + 1])
  case "A": abort()
  case "S": UnsafeMutablePointer<Int>(bitPattern: 64)?.pointee = 1
  case "B": inBackground { fatalError("behind") }
  default: break
  }
}

/// Runs something on a thread of its own.
func inBackground(_ body: @escaping @Sendable () -> Void) {
  final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { work in
      guard let work else { return nil }
      Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
      return nil
    }, Unmanaged.passRetained(Work(body)).toOpaque())
  pthread_detach(thread)
}

func run() throws(TerminalError) {
  let terminal = try CursesTerminal()
  defer { terminal.close() }
  if let note = terminal.note { report(note) }
  var status = "ready \(terminal.colorTier) \(terminal.isUTF8 ? "utf8" : "ascii")"
  while true {
    terminal.draw(ProbeScene.canvas(size: terminal.size, status: status))
    for event in terminal.wait() {
      status = "\(event)"
      switch event {
      case .key(.character("q")): return
      case .key(.control("z")): terminal.suspend()
      case .key(.control("l")): terminal.repaint()
      case .key(.character("m")): terminal.setMouse(true)
      case .key(.character("M")): terminal.setMouse(false)
      case .key(.character("c")): status = "copied \(terminal.copy("héllo\n"))"
      case .key(.character("E")): exit(3)
      case .key(.character("e")): report("a stray message")
      case .key(.character("w")):
        let waker = terminal.waker
        inBackground { waker.wake() }
      case .key(.character(let key)): crash(key, [1])
      case .signal(let number):
        terminal.close()
        TerminalSignals.end(by: number)
      case .endOfInput: exit(4)
      default: break
      }
    }
  }
}

TerminalSignals.block()
// No core files of crashes that are wanted.
var none = rlimit(rlim_cur: 0, rlim_max: 0)
setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
do {
  try run()
} catch {
  report("\(error)")
  exit(2)
}
