import Glibc

/// What the kernel says of a process, from `/proc`.
struct ProcessFigures {
  /// What a thread has used so far.
  struct Use {
    /// Seconds on a processor.
    var seconds = 0.0
    /// How often it was put on a processor.
    var wakeups = 0
  }

  /// The use of each thread that is there, by its number.
  private var threads: [String: Use] = [:]
  /// Most resident memory so far, bytes.
  var mostMemory = 0.0

  /// Reads them now.
  init(_ process: pid_t) {
    for thread in Self.names(in: "/proc/\(process)/task") {
      let path = "/proc/\(process)/task/\(thread)"
      // Nanoseconds on and waiting for a processor, and time slices.
      let schedule = Self.text(path + "/schedstat").split(whereSeparator: \.isWhitespace)
      guard schedule.count == 3 else { continue }
      threads[thread] = Use(
        seconds: (Double(schedule[0]) ?? 0) / 1e9, wakeups: Int(schedule[2]) ?? 0)
    }
    for line in Self.text("/proc/\(process)/status").split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count > 1, let kilobytes = Double(words[1]) else { continue }
      if words[0] == "VmHWM:" { mostMemory = kilobytes * 1024 }
    }
  }

  /// What all threads that are there now have used since then; what ended in between is not known.
  func use(since before: ProcessFigures) -> Use {
    threads.reduce(into: Use()) { sum, thread in
      let earlier = before.threads[thread.key] ?? Use()
      sum.seconds += thread.value.seconds - earlier.seconds
      sum.wakeups += thread.value.wakeups - earlier.wakeups
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func text(_ path: String) -> String {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let count = max(0, read(file, &bytes, bytes.count))
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
