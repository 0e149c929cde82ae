import Glibc

/// Why an input could not be read; exit code 66.
public struct InputError: Error, Sendable, Equatable {
  /// The path as the user gave it, or `<stdin>`.
  public var file: String
  /// What the system said.
  public var reason: String

  /// The error as a line of standard error.
  public var line: String { "\(HarmlessText.escaped(file)): cannot be read: \(reason)" }
}

/// Files that are read whole.
public enum InputFile {
  /// The name under which a path is spoken of: `<stdin>` for `-`.
  public static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

  /// Whether there is something at a path, be it a link that leads nowhere.
  public static func exists(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }

  /// The bytes of a file or pipe, `-` being standard input.
  ///
  /// Never reads more than one byte beyond `limit`: a result longer than `limit` means that
  /// there is more, which the reader of the format reports.
  public static func read(_ path: String, limit: Int) throws(InputError) -> [UInt8] {
    do throws(SystemError) {
      if path == "-" { return try read(descriptor: STDIN_FILENO, limit: limit) }
      let descriptor = try SystemError.check { open(path, O_RDONLY | O_CLOEXEC) }
      defer { close(descriptor) }
      return try read(descriptor: descriptor, limit: limit)
    } catch {
      throw InputError(file: name(of: path), reason: error.reason)
    }
  }

  private static func read(descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let wanted = min(chunk.count, limit + 1 - bytes.count)
      let count = try SystemError.check {
        chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, wanted) }
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
