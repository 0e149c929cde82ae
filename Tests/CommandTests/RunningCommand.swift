import Foundation
import Glibc

/// A process with pipes at its three streams.
final class RunningCommand {
  let process: pid_t
  private let output: Int32
  private let errors: Int32

  struct SystemFailure: Error {
    var call: String
    var code = errno
  }

  struct TimeOut: Error {
    var waitingFor: String
  }

  /// Seconds after which a process counts as hanging.
  static let limit = 120.0

  /// Starts a program with its input in a file, and signals as a fresh shell leaves them.
  init(_ words: [String], input: String = "", environment: [String: String] = [:]) throws {
    let inputFile = try Self.file(holding: input)
    defer { close(inputFile) }
    let (outputRead, outputWrite) = try Self.pipe()
    let (errorRead, errorWrite) = try Self.pipe()
    (output, errors) = (outputRead, errorRead)
    defer { for descriptor in [outputWrite, errorWrite] { close(descriptor) } }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (from, to) in [(inputFile, 0), (outputWrite, 1), (errorWrite, 2)] as [(Int32, Int32)] {
      posix_spawn_file_actions_adddup2(&actions, from, to)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGPIPE, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))

    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let variables = ["PATH": path, "LANG": "C.UTF-8"].merging(environment) { $1 }
    var arguments = words.map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &environment)
    guard code == 0 else { throw SystemFailure(call: "posix_spawn \(words[0])", code: code) }
    self.process = process
  }

  deinit {
    close(output)
    close(errors)
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process, signal) }

  /// Reads both streams to their ends and waits for the process.
  func finish() throws -> Command.Result {
    var texts: [Int32: [UInt8]] = [output: [], errors: []]
    var open: Set<Int32> = [output, errors]
    let end = ContinuousClock.now + .seconds(Self.limit)
    while !open.isEmpty {
      var polled = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let rest = max(0, Int32((end - .now) / .milliseconds(1)))
      guard poll(&polled, nfds_t(polled.count), rest) > 0 else { throw killed("the end") }
      for item in polled where item.revents != 0 {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(item.fd, &chunk, chunk.count)
        if count <= 0 { open.remove(item.fd) } else { texts[item.fd]? += chunk[..<count] }
      }
    }
    return Command.Result(
      output: String(decoding: texts[output] ?? [], as: UTF8.self),
      errors: String(decoding: texts[errors] ?? [], as: UTF8.self), code: exitCode())
  }

  /// Waits for the process, leaving its output unread; 128 + n when signal n ended it.
  func exitCode() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Waits until something is true of the running process.
  func wait(until name: String, _ condition: () -> Bool) throws {
    let end = ContinuousClock.now + .seconds(Self.limit)
    while !condition() {
      guard ContinuousClock.now < end else { throw killed(name) }
      usleep(1000)
    }
  }

  private func killed(_ name: String) -> TimeOut {
    kill(process, SIGKILL)
    _ = exitCode()
    return TimeOut(waitingFor: name)
  }

  /// Processor time used so far, in clock ticks of 10 ms.
  var ticks: Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    // The name in brackets may hold blanks; user and system time are the 12th and 13th after it.
    let fields = (text.split(separator: ")").last ?? "").split(separator: " ")
    return fields.count > 12 ? (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0) : 0
  }

  /// Bytes of output that wait to be read.
  var waitingBytes: Int {
    var count: Int32 = 0
    return ioctl(output, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// A pipe that processes started at the same time by other tests do not inherit.
  ///
  /// By way of a named one, as opening it can say so in the same call.
  private static func pipe() throws -> (read: Int32, write: Int32) {
    let path = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID())").path
    guard mkfifo(path, 0o600) == 0 else { throw SystemFailure(call: "mkfifo") }
    defer { unlink(path) }
    let read = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let write = open(path, O_WRONLY | O_CLOEXEC)
    guard read >= 0, write >= 0 else { throw SystemFailure(call: "open") }
    return (read, write)
  }

  /// Makes the pipe of the output hold so many bytes and no more; false if it cannot.
  func limitOutput(to bytes: Int32) -> Bool {
    // F_SETPIPE_SZ, which the C library shows on request only.
    fcntl(output, 1031, bytes) == bytes
  }

  private static func file(holding text: String) throws -> Int32 {
    let path = FileManager.default.temporaryDirectory.appending(path: "input-\(UUID())").path
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(call: "open") }
    unlink(path)
    let bytes = Array(text.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else {
      throw SystemFailure(call: "write")
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }
}
