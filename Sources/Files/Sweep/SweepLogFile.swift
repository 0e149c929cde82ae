import Glibc

/// A log that is being written: locked, and grown by one write a row, so that whatever ends the
/// program takes no more with it than the row in work.
public final class SweepLogFile {
  /// Why a log cannot be written.
  public enum Failure: Error, Sendable {
    /// It cannot be made, opened or written.
    case output(OutputError)
    /// It is there and holds something else.
    case content(FaultReport)
  }

  /// The path of the log.
  public let path: String
  /// The rows that were there.
  public private(set) var known: [SweepLog.Row] = []

  private let descriptor: Int32

  /// Makes a log, or goes on with the one that is there when `resumes` is set.
  public init(path: String, header: SweepLog.Header, resumes: Bool) throws(Failure) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    func cannotCreate(_ reason: String) -> Failure {
      .output(.cannotCreate(file: path, reason: reason))
    }
    guard descriptor >= 0 else { throw cannotCreate(SystemError.last.reason) }
    // A file system without locks does without.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      throw cannotCreate("another process is writing it")
    }
    let content: SweepLog.Content?
    do {
      content = try SweepLog.read(
        try InputFile.read(path, limit: SweepLog.sizeLimit), file: path)
    } catch let error as FaultReport {
      throw .content(error)
    } catch {
      throw cannotCreate("it cannot be read")
    }
    if let content {
      guard resumes else {
        throw cannotCreate(
          "it holds \(content.rows.count) cells of a sweep that was not finished; --resume goes on "
            + "with them, or remove it")
      }
      guard content.header == header else {
        let message =
          content.header.config == header.config
          ? "this is part \(content.header.shard)/\(content.header.shards) of the sweep: needed is "
            + "\(header.shard)/\(header.shards)"
          : "this is of another sweep: found config \(content.header.config), needed is "
            + header.config
        throw .content(FaultReport(file: path, faults: [Fault(.start, message)], omitted: 0))
      }
      known = content.rows
    }
    // What was torn off is written anew.
    guard ftruncate(descriptor, off_t(content?.length ?? 0)) == 0 else {
      throw cannotCreate(SystemError.last.reason)
    }
    if content == nil { try write(SweepLog.text(of: header)) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Adds a row.
  public func append(_ row: SweepLog.Row) throws(Failure) { try write(row.text) }

  /// Its rows, those that were there and those that were added.
  public var rows: SweepLogRows { SweepLogRows(self) }

  /// Some bytes from a place on, none at the end.
  func bytes(at offset: off_t) throws(OutputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    do throws(SystemError) {
      let count = try SystemError.check { pread(descriptor, &bytes, bytes.count, offset) }
      return Array(bytes[..<count])
    } catch {
      throw .cannotWrite(file: path, reason: error.reason, isClosedPipe: false)
    }
  }

  /// Removes the file, as its rows are elsewhere now.
  public func remove() { unlink(path) }

  private func write(_ text: String) throws(Failure) {
    do throws(OutputError) {
      try OutputFile.write(Array(text.utf8), to: descriptor, named: path)
    } catch {
      throw .output(error)
    }
  }
}
