import BatchModel
import Glibc

/// The folder of journals: `$XDG_STATE_HOME/stackdeck`, or `~/.local/state/stackdeck`.
///
/// Every running program writes a file of its own and holds a lock on it, which the system takes
/// away when the program ends in whatever way; so a journal without a lock is what a crash left.
public struct JournalFolder: Sendable {
  /// A journal that a crash left.
  public struct Found: Sendable, Equatable {
    /// The journal's file.
    public var path: String
    /// What it holds.
    public var journal: Journal
  }

  /// The folder, which need not exist.
  public let path: String

  /// The folder for these environment variables, nil where they name none.
  ///
  /// A relative `XDG_STATE_HOME` counts as unset, as the XDG specification has it.
  public init?(environment: (String) -> String?) {
    if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      path = state + "/stackdeck"
    } else if let home = environment("HOME"), home.hasPrefix("/") {
      path = home + "/.local/state/stackdeck"
    } else {
      return nil
    }
  }

  /// The start of the names of the journals of a source, as `Journal.source` gives it.
  func prefix(for source: String?) -> String {
    let digits = String(Journal.fingerprint((source ?? "built-in").utf8), radix: 16)
    return "journal-" + String(repeating: "0", count: 16 - digits.count) + digits + "-"
  }

  /// The newest journal of a source that no running program holds; nil when there is none.
  public func newest(for source: String?) -> Found? {
    let prefix = prefix(for: source)
    var found: [(time: timespec, found: Found)] = []
    for name in Folder.names(in: path) where name.hasPrefix(prefix) {
      let file = path + "/" + name
      guard name.hasSuffix(".yaml") else {
        removeIfStale(file)
        continue
      }
      let descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var info = stat()
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK,
        fstat(descriptor, &info) == 0,
        let bytes = try? InputFile.read(file, limit: YAMLParser.sizeLimit),
        let journal = Journal(bytes), journal.source == source
      else { continue }
      found.append((info.st_mtim, Found(path: file, journal: journal)))
    }
    return found.max { ($0.time.tv_sec, $0.time.tv_nsec) < ($1.time.tv_sec, $1.time.tv_nsec) }?
      .found
  }

  /// Removes what a crash in the middle of writing left a day ago or earlier.
  private func removeIfStale(_ file: String) {
    var info = stat()
    if stat(file, &info) == 0, info.st_mtim.tv_sec < time(nil) - 86_400 { unlink(file) }
  }

  /// The absolute path of a file with its links followed, by which its journals are found.
  public static func source(of path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    if path.hasPrefix("/") { return path }
    guard let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + path
  }
}
