import BatchModel
import Dashboard
import Dispatch
import Files
import Glibc
import Synchronization

/// Writes the journal soon after an edit, in the background.
final class JournalKeeper: Sendable {
  /// What is to be done to the journal.
  private struct Pending {
    var entry: (scenario: Scenario, file: SourceFile?)?
    var forgets = false
    /// Journals of crashed runs whose edits are part of this one.
    var obsolete: [String] = []
    var isScheduled = false
  }

  /// The longest time that a crash can take edits back.
  private static let delay = DispatchTimeInterval.milliseconds(300)

  private let folder: JournalFolder?
  private let queue: DispatchQueue
  private let pending = Mutex(Pending())
  private let writer: Mutex<JournalWriter?>
  private let failure = Mutex<(reason: String?, wasTold: Bool)>((nil, false))

  /// A keeper that works on `queue`; without a folder nothing is kept.
  init(folder: JournalFolder?, queue: DispatchQueue) {
    self.folder = folder
    self.queue = queue
    writer = Mutex(folder.map { JournalWriter(folder: $0) })
  }

  /// Keeps edits; several in a row are written once.
  func keep(
    _ scenario: Scenario, of file: SourceFile?, replacing obsolete: String?,
    notify: @escaping @Sendable () -> Void
  ) {
    let isScheduled = pending.withLock { pending in
      pending.entry = (scenario, file)
      pending.forgets = false
      if let obsolete { pending.obsolete.append(obsolete) }
      defer { pending.isScheduled = true }
      return pending.isScheduled
    }
    guard !isScheduled else { return }
    queue.asyncAfter(deadline: .now() + Self.delay) { [self] in
      flush()
      if failure.withLock({ $0.reason != nil }) { notify() }
    }
  }

  /// Removes the journal, as there is nothing unsaved any more.
  func forget() {
    pending.withLock { pending in
      pending.entry = nil
      pending.forgets = true
    }
    queue.async { [self] in flush() }
  }

  /// Does at once what is to be done.
  func flush() {
    writer.withLock { writer in
      let work = pending.withLock { pending in
        defer { pending = Pending() }
        return pending
      }
      if work.forgets { writer?.remove() }
      if let entry = work.entry, let writer { write(entry, with: writer) }
      if failure.withLock({ $0.reason == nil && !$0.wasTold }) {
        for path in work.obsolete { unlink(path) }
      }
    }
  }

  private func write(
    _ entry: (scenario: Scenario, file: SourceFile?), with writer: JournalWriter
  ) {
    let journal = Journal(
      source: entry.file.map { JournalFolder.source(of: UserPath.expanded($0.path)) },
      base: entry.file.map { Journal.fingerprint($0.bytes) }, scenario: entry.scenario)
    do throws(OutputError) {
      try writer.write(journal)
    } catch {
      failure.withLock { if !$0.wasTold { $0.reason = error.line } }
    }
  }

  /// Why the journal could not be written, the first time it could not.
  func takeFailure() -> String? {
    failure.withLock { failure in
      guard let reason = failure.reason else { return nil }
      failure = (nil, true)
      return reason
    }
  }

  /// What a crash has left of a scenario, where it differs from what was opened.
  func offer(for file: SourceFile?, opened: Scenario) -> JournalOffer? {
    let source = file.map { JournalFolder.source(of: UserPath.expanded($0.path)) }
    guard let found = folder?.newest(for: source) else { return nil }
    guard found.journal.scenario != opened else {
      unlink(found.path)
      return nil
    }
    return JournalOffer(
      path: found.path, scenario: found.journal.scenario,
      isOutdated: found.journal.base != file.map { Journal.fingerprint($0.bytes) },
      opened: opened)
  }
}
