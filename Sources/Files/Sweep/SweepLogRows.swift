import Glibc

/// The rows of a log in the order of the file, read piece by piece: memory does not grow with them.
public struct SweepLogRows {
  private let log: SweepLogFile
  private var offset: off_t = 0
  private var buffer: ArraySlice<UInt8> = []
  private var isBody = false

  init(_ log: SweepLogFile) { self.log = log }

  /// The next row, nil after the last complete one.
  public mutating func next() throws(OutputError) -> SweepLog.Row? {
    while let line = try line() {
      if isBody {
        if let row = SweepLog.row(line) { return row }
      } else {
        isBody = SweepLog.isLineOfColumns(line)
      }
    }
    return nil
  }

  private mutating func line() throws(OutputError) -> ArraySlice<UInt8>? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[..<end]
        buffer = buffer[(end + 1)...]
        return line
      }
      let piece = try log.bytes(at: offset)
      if piece.isEmpty { return nil }
      offset += off_t(piece.count)
      buffer = ArraySlice(Array(buffer) + piece)
    }
  }
}
