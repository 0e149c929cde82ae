import Glibc

/// Keeps this program's journal: one file, replaced whole and locked while the program runs.
public final class JournalWriter {
  private let folder: JournalFolder
  private let suffix = String(UInt64.random(in: 0...UInt64.max), radix: 36)
  /// The file there is now and the descriptor that holds its lock.
  private var current: (path: String, descriptor: Int32)?

  /// A writer that has written nothing yet; not even the folder is made.
  public init(folder: JournalFolder) { self.folder = folder }

  deinit {
    if let current { close(current.descriptor) }
  }

  /// Puts a journal in place of the one before.
  ///
  /// Whoever reads it finds the old content or the new, also after a crash.
  public func write(_ journal: Journal) throws(OutputError) {
    try Folder.make(folder.path)
    let path = folder.path + "/" + folder.prefix(for: journal.source) + suffix + ".yaml"
    let temporary = path + ".tmp"
    unlink(temporary)
    let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .cannotCreate(file: temporary, reason: SystemError.last.reason)
    }
    // The lock goes with the file when it is renamed; a file system without locks does without.
    flock(descriptor, LOCK_EX | LOCK_NB)
    do throws(OutputError) {
      try OutputFile.write(Array(journal.text.utf8), to: descriptor, named: temporary)
      fsync(descriptor)
      guard rename(temporary, path) == 0 else {
        throw .cannotCreate(file: path, reason: SystemError.last.reason)
      }
    } catch {
      unlink(temporary)
      close(descriptor)
      throw error
    }
    let last = current
    current = (path, descriptor)
    if let last {
      if last.path != path { unlink(last.path) }
      close(last.descriptor)
    }
  }

  /// Removes the journal; nothing happens when there is none.
  public func remove() {
    guard let last = current else { return }
    current = nil
    unlink(last.path)
    close(last.descriptor)
  }
}

@available(*, unavailable)
extension JournalWriter: Sendable {}
