import Glibc

/// What the kernel says of a process, from `/proc`.
struct ProcessFigures {
  /// Seconds on a processor, all threads.
  var processorSeconds = 0.0
  /// How often a thread was put on a processor, all threads.
  var wakeups = 0
  /// Resident memory in bytes, now and at most.
  var memory = 0.0
  var mostMemory = 0.0

  /// Reads them now.
  init(_ process: pid_t) {
    for thread in Self.names(in: "/proc/\(process)/task") {
      let path = "/proc/\(process)/task/\(thread)"
      // Nanoseconds on and waiting for a processor, and time slices.
      let schedule = Self.text(path + "/schedstat").split(whereSeparator: \.isWhitespace)
      guard schedule.count == 3 else { continue }
      processorSeconds += (Double(schedule[0]) ?? 0) / 1e9
      wakeups += Int(schedule[2]) ?? 0
    }
    for line in Self.text("/proc/\(process)/status").split(separator: "\n") {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard words.count > 1, let kilobytes = Double(words[1]) else { continue }
      if words[0] == "VmRSS:" { memory = kilobytes * 1024 }
      if words[0] == "VmHWM:" { mostMemory = kilobytes * 1024 }
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
