import Glibc

/// Why an output could not be written.
public enum OutputError: Error, Sendable, Equatable {
  /// The file cannot be made or opened; exit code 73.
  case cannotCreate(file: String, reason: String)
  /// Writing failed after it was opened; exit code 74. `isClosedPipe`: nobody reads any more.
  case cannotWrite(file: String, reason: String, isClosedPipe: Bool)

  /// The error as a line of standard error.
  public var line: String {
    switch self {
    case .cannotCreate(let file, let reason):
      "\(HarmlessText.escaped(file)): cannot be created: \(reason)"
    case .cannotWrite(let file, let reason, _):
      "\(HarmlessText.escaped(file)): cannot be written: \(reason)"
    }
  }
}

/// Files that are written whole.
public enum OutputFile {
  /// Makes `bytes` the content of a file, or writes them to a pipe or device.
  ///
  /// A regular file is replaced whole: whoever opens it finds the old content or the new, also
  /// after a crash. Links are followed and the mode is kept; a new file honors the umask.
  /// Anything else is written to, as are the program's own streams, `/dev/stdout` and the like,
  /// even where they lead to a regular file.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    var whole: [UInt8]? = bytes
    try write(to: path) {
      defer { whole = nil }
      return whole
    }
  }

  /// Makes pieces, which are asked for one by one until there is none, the content of a file as
  /// ``write(_:to:)`` does; what throws where a piece is made leaves the file as it was.
  public static func write(
    to path: String, pieces: () throws(OutputError) -> [UInt8]?
  ) throws(OutputError) {
    if let descriptor = openStream(path) {
      while let piece = try pieces() { try write(piece, to: descriptor, named: path) }
      return
    }
    var info = stat()
    if stat(path, &info) == 0, info.st_mode & S_IFMT != S_IFREG {
      let descriptor = try creating(path) { open(path, O_WRONLY | O_CLOEXEC) }
      defer { close(descriptor) }
      while let piece = try pieces() { try write(piece, to: descriptor, named: path) }
      return
    }
    try replace(path, pieces)
  }

  /// Writes all of `bytes` to an open descriptor; `name` is for the error.
  public static func write(
    _ bytes: [UInt8], to descriptor: Int32, named name: String
  ) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try writing(name) {
        rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
  }

  @discardableResult
  private static func writing<Value: SignedInteger>(
    _ name: String, _ call: () -> Value
  ) throws(OutputError) -> Value {
    do throws(SystemError) {
      return try SystemError.check(call)
    } catch {
      throw .cannotWrite(
        file: name, reason: error.reason, isClosedPipe: error.code == EPIPE)
    }
  }

  private static func replace(
    _ path: String, _ pieces: () throws(OutputError) -> [UInt8]?
  ) throws(OutputError) {
    let target = try followLinks(path)
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? "./"
    let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let temporary = folder + ".stackdeck-" + suffix

    var old = stat()
    let exists = stat(target, &old) == 0
    // Replacing a file needs no right to write it; without one it is left alone all the same.
    if exists { _ = try creating(path) { access(target, W_OK) } }
    if target.hasSuffix("/") { throw .cannotCreate(file: path, reason: "it names a folder") }
    let descriptor = try creating(path) {
      open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? 0o600 : 0o666)
    }
    do throws(OutputError) {
      defer { close(descriptor) }
      if exists {
        // Only root may give files away, and the mode comes after: a new owner resets it.
        _ = fchown(descriptor, old.st_uid, old.st_gid)
        try writing(path) { fchmod(descriptor, old.st_mode & 0o7777) }
      }
      while let piece = try pieces() { try write(piece, to: descriptor, named: path) }
      try writing(path) { fsync(descriptor) }
    } catch {
      unlink(temporary)
      throw error
    }
    guard rename(temporary, target) == 0 else {
      let error = SystemError.last
      unlink(temporary)
      throw .cannotCreate(file: path, reason: error.reason)
    }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      // The file is in place; a file system that cannot sync folders is no failure.
      fsync(directory)
      close(directory)
    }
  }

  /// The path behind a chain of symbolic links; the last one need not lead to a file.
  private static func followLinks(_ path: String) throws(OutputError) -> String {
    var path = path
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    for _ in 0..<40 {
      let count = readlink(path, &target, target.count)
      guard count >= 0 else { return path }
      let link = String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
      path = link.hasPrefix("/") ? link : folder + link
    }
    throw .cannotCreate(file: path, reason: SystemError(code: ELOOP).reason)
  }

  /// The descriptor that a path such as `/dev/stdout` or `/dev/fd/3` stands for.
  private static func openStream(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }

  private static func creating(
    _ path: String, _ call: () -> Int32
  ) throws(OutputError) -> Int32 {
    do throws(SystemError) {
      return try SystemError.check(call)
    } catch {
      throw .cannotCreate(file: path, reason: error.reason)
    }
  }
}
