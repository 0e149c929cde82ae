import Files
import Foundation
import Testing

@Suite struct SweepLogTests {
  private let header = SweepLog.Header(
    specification: "services: [5, 10]\nseed: 1\n", cells: 9, shard: 1, shards: 2)

  private func content(_ text: String) throws -> SweepLog.Content? {
    try SweepLog.read(Array(text.utf8), file: "x")
  }

  private var text: String { SweepLog.text(of: header) }

  @Test func whatIsWrittenReadsBackTheSame() throws {
    let rows = [
      SweepLog.Row(cell: 4, meanFID: 8.123_456_789_012_345, outages: 2),
      SweepLog.Row(cell: 0, meanFID: 1e-7, outages: 0),
    ]
    let read = try content(text + rows.map(\.text).joined())
    #expect(read?.header == header && read?.rows == rows)
  }

  @Test func anyCutIsAPrefix() throws {
    let whole = text + "4,8.5,0\n7,9.25,1\n"
    let bytes = Array(whole.utf8)
    for length in 0...bytes.count {
      let read = try SweepLog.read(Array(bytes[..<length]), file: "x")
      guard let read else {
        #expect(length < text.utf8.count)
        continue
      }
      #expect(read.rows.count == (length == bytes.count ? 2 : length >= bytes.count - 9 ? 1 : 0))
      #expect(read.length <= length && bytes[read.length - 1] == UInt8(ascii: "\n"))
    }
  }

  @Test(arguments: ["", "4,8.5\n", "a,8.5,0\n", "9,8.5,0\n", "-1,8.5,0\n", "1,nan,0\n", "\n"])
  func rowsThatAreNoneAreRefused(_ row: String) throws {
    guard !row.isEmpty else { return #expect(try content(text) != nil) }
    do throws(FaultReport) {
      _ = try SweepLog.read(Array((text + row).utf8), file: "x")
      Issue.record("accepted \(row)")
    } catch {
      #expect(error.lines[0].hasPrefix("x:5:1: this is no row of a sweep"))
    }
  }

  @Test func otherFilesAreRefused() {
    #expect(throws: FaultReport.self) { try content("name: x\n") }
    #expect(throws: FaultReport.self) { try content("cell,mean_fid,outages\n1,2,3\n") }
    #expect(throws: FaultReport.self) { try content("hello") }
  }

  @Test func configTellsSpecificationsApart() {
    let other = SweepLog.Header(specification: "seed: 2\n", cells: 9, shard: 1, shards: 2)
    #expect(other.config != header.config && other.config.count == 16)
    let part = SweepLog.Header(
      specification: header.specification, cells: 9, shard: 0, shards: 64)
    #expect(part.config == header.config)
  }

  @Test func fileIsLockedAndGoesOnWhereItWasTorn() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let file = try SweepLogFile(path: path, header: header, resumes: false)
      try file.append(SweepLog.Row(cell: 3, meanFID: 5, outages: 0))
      // A second writer, while the first one has it.
      #expect(throws: SweepLogFile.Failure.self) {
        try SweepLogFile(path: path, header: header, resumes: true)
      }
    }
    let torn = try String(contentsOfFile: path, encoding: .utf8) + "7,9.2"
    try torn.write(toFile: path, atomically: false, encoding: .utf8)
    #expect(throws: SweepLogFile.Failure.self) {
      try SweepLogFile(path: path, header: header, resumes: false)
    }
    let other = SweepLog.Header(specification: "seed: 2\n", cells: 9, shard: 1, shards: 2)
    #expect(throws: SweepLogFile.Failure.self) {
      try SweepLogFile(path: path, header: other, resumes: true)
    }
    let file = try SweepLogFile(path: path, header: header, resumes: true)
    #expect(file.known == [SweepLog.Row(cell: 3, meanFID: 5, outages: 0)])
    try file.append(SweepLog.Row(cell: 7, meanFID: 6.5, outages: 1))
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text == self.text + "3,5,0\n7,6.5,1\n")
  }

  @Test func rowsAreReadPieceByPiece() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var long = header
    long.cells = 30_000
    let file = try SweepLogFile(path: path, header: long, resumes: false)
    // More than a few pieces of 64 KiB, so that lines are cut.
    let rows = (0..<10_000).map { SweepLog.Row(cell: $0, meanFID: 1 / Double($0 + 3), outages: 0) }
    for row in rows { try file.append(row) }
    var read: [SweepLog.Row] = []
    var source = file.rows
    while let row = try source.next() { read.append(row) }
    #expect(read == rows)
  }
}
