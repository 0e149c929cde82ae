import ArgumentParser
import BatchModel
import Files
import Optimizers
import Studies
import TextCanvas

/// A sweep, or a part of it, from its cells to a file.
struct SweepJob {
  let design: SweepDesign
  let specification: String
  /// The part that is done here, nil for all.
  let shard: SweepShard?
  let format: SweepTable.Format
  let threads: Int

  private var part: SweepShard { shard ?? .whole }

  private var header: SweepLog.Header {
    SweepLog.Header(
      specification: specification, cells: design.count, shard: part.index, shards: part.count)
  }

  /// Solves what is missing and writes the table, or the log of a part, beside or at `path`.
  ///
  /// - Throws: A failure of reading or writing, and the exit code of an interrupt; then what was
  ///   solved is kept for `resumes`.
  func run(to path: String, resumes: Bool) throws {
    let target = shard.map { "\(path).\($0.index)-of-\($0.count)" } ?? path
    let log: SweepLogFile
    let clock = ContinuousClock()
    let start = clock.now
    if resumes, try isComplete(target) {
      return Console.note(["\(target): complete already"])
    }
    do throws(SweepLogFile.Failure) {
      log = try SweepLogFile(path: target + ".part", header: header, resumes: resumes)
    } catch {
      throw Failure(error)
    }
    var known = CellSet(log.known.map(\.cell), of: design.count)
    var progress = SweepProgress(
      total: part.size(of: design.count), done: known.count,
      note: shard.map { "part \($0.index)/\($0.count)" })
    let stop = StopSwitch()
    stop.listenForInterrupt()
    do throws(SweepLogFile.Failure) {
      try solve(except: known, stop) { row throws(SweepLogFile.Failure) in
        try log.append(row)
        known.insert(row.cell)
        progress.show(done: known.count)
      }
    } catch {
      progress.end()
      throw Failure(error)
    }
    progress.end()
    guard stop.reason == nil else {
      Console.note([
        "stopped: \(progress.done) of \(progress.total) cells are kept; --resume goes on with them"
      ])
      throw ExitCode(Interrupted.code)
    }
    stop.close()
    try finish(log, target)
    Console.note([
      "\(target): \(progress.total) cells, \(progress.solved) of them now in "
        + NumberText.roughDuration((clock.now - start) / .seconds(1))
    ])
  }

  /// Writes the table to standard output while it grows, each line once those before it are there.
  func print() throws {
    let stop = StopSwitch()
    stop.listenForInterrupt()
    let table = SweepTable(format, axes: design.axes.map(\.parameter), config: header.config)
    var order = CellOrder(part)
    var progress = SweepProgress(total: design.count, done: 0, note: nil)
    do throws(Failure) {
      try Console.write(table.head, to: nil)
      try solve(except: CellSet([], of: design.count), stop) { row throws(Failure) in
        for row in order.add(row) {
          progress.erase()
          try Console.write(table.line(row.cell, design.row(row)), to: nil)
        }
        progress.show(done: order.count)
      }
    } catch {
      progress.end()
      throw error
    }
    progress.end()
    if stop.reason != nil { throw ExitCode(Interrupted.code) }
  }

  private func solve<Failure: Error>(
    except known: CellSet, _ stop: StopSwitch,
    deliver: (SweepLog.Row) throws(Failure) -> Void
  ) throws(Failure) {
    try Sweep(design, shard: part).run(
      where: { !known.contains($0) }, threads: threads, cancellation: stop.cancellation
    ) { index, result throws(Failure) in
      try deliver(
        SweepLog.Row(cell: index, meanFID: result.meanFID, outages: result.outages))
    }
  }

  /// Whether the file holds all of it already.
  ///
  /// - Throws: A failure when it holds something else.
  private func isComplete(_ target: String) throws(Failure) -> Bool {
    guard InputFile.exists(target), !InputFile.exists(target + ".part") else { return false }
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile.read(
        target, limit: shard == nil ? SweepTable.startLength : SweepLog.sizeLimit)
    } catch {
      throw Failure(error)
    }
    if shard == nil {
      if SweepTable.isTable(bytes, of: header.config) { return true }
      throw Failure(
        code: Failure.badData,
        lines: [
          "\(target):1:1: this is no table of this sweep: needed is config \(header.config); "
            + "without --resume it is replaced"
        ])
    }
    do throws(FaultReport) {
      let content = try SweepLog.read(bytes, file: target)
      return content?.header == header && content?.rows.count == part.size(of: design.count)
    } catch {
      throw Failure(error)
    }
  }

  /// Puts the rows in order: the table, or the log of a part.
  private func finish(_ log: SweepLogFile, _ target: String) throws(Failure) {
    let table = SweepTable(format, axes: design.axes.map(\.parameter), config: header.config)
    var rows = log.rows
    var order = CellOrder(part)
    try Console.write(
      of: shard == nil ? table.head : SweepLog.text(of: header), to: target
    ) { () throws(OutputError) in
      try rows.next().map { row in
        order.add(row).map { shard == nil ? table.line($0.cell, design.row($0)) : $0.text }.joined()
      }
    }
    log.remove()
  }
}

extension SweepDesign {
  /// A result with what its cell is.
  func row(_ row: SweepLog.Row) -> SweepTable.Row {
    let cell = cell(row.cell)
    return SweepTable.Row(
      values: values(at: cell.point), replication: cell.replication,
      scheme: cell.scheme.rawValue, meanFID: row.meanFID, outages: row.outages)
  }
}

/// Logs of sweeps that must be there.
enum SweepLogReading {
  static func read(_ path: String) throws(Failure) -> SweepLog.Content {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile.read(path, limit: SweepLog.sizeLimit)
    } catch {
      throw Failure(error)
    }
    let content: SweepLog.Content?
    do throws(FaultReport) {
      content = try SweepLog.read(bytes, file: path)
    } catch {
      throw Failure(error)
    }
    guard let content else {
      throw Failure(code: Failure.badData, lines: ["\(path):1:1: the log has no complete header"])
    }
    return content
  }
}

extension Failure {
  init(_ failure: SweepLogFile.Failure) {
    switch failure {
    case .output(let error): self.init(error)
    case .content(let report): self.init(report)
    }
  }
}
