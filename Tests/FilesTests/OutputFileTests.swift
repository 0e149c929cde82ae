import Files
import Foundation
import Testing

@Suite final class OutputFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "stackdeck-tests-" + UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  private func mode(_ name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes[.posixPermissions] as? NSNumber)?.intValue
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func aNewFileHonorsTheUmask() throws {
    try OutputFile.write(Array("new".utf8), to: path("a"))
    #expect(try text("a") == "new")
    let mask = umask(0)
    umask(mask)
    #expect(try mode("a") == 0o666 & ~Int(mask))
    #expect(try names() == ["a"])
  }

  @Test func aFileIsReplacedAndKeepsItsMode() throws {
    try Data("something long".utf8).write(to: folder.appending(path: "a"))
    chmod(path("a"), 0o640)
    let reader = try FileHandle(forReadingFrom: folder.appending(path: "a"))
    try OutputFile.write(Array("new".utf8), to: path("a"))
    #expect(try text("a") == "new")
    #expect(try mode("a") == 0o640)
    #expect(try names() == ["a"])
    // Who had the old file open still reads all of it.
    #expect(try reader.readToEnd() == Data("something long".utf8))
  }

  @Test func piecesMakeTheWholeOrNothing() throws {
    var pieces = ["one ", "", "two"].map { Array($0.utf8) }
    try OutputFile.write(to: path("a")) { pieces.isEmpty ? nil : pieces.removeFirst() }
    #expect(try text("a") == "one two")
    var count = 0
    let failure = OutputError.cannotWrite(file: "source", reason: "torn", isClosedPipe: false)
    #expect(throws: failure) {
      try OutputFile.write(to: path("a")) { () throws(OutputError) in
        count += 1
        if count == 3 { throw failure }
        return [0x78]
      }
    }
    #expect(try text("a") == "one two" && names() == ["a"])
  }

  @Test func linksAreFollowed() throws {
    try FileManager.default.createDirectory(atPath: path("sub"), withIntermediateDirectories: true)
    symlink("sub/real", path("first"))
    symlink("first", path("second"))
    // First the link leads nowhere, then to a file.
    for content in ["one", "two"] {
      try OutputFile.write(Array(content.utf8), to: path("second"))
      #expect(try text("sub/real") == content)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path("second")) == "first")
    }
    #expect(try names() == ["first", "second", "sub"])
  }

  @Test func aLinkToItselfIsRefused() throws {
    symlink("loop", path("loop"))
    #expect(throws: OutputError.self) { try OutputFile.write([1], to: path("loop")) }
  }

  @Test func aPipeIsWrittenTo() throws {
    #expect(mkfifo(path("pipe"), 0o600) == 0)
    // Opened for both, so that neither side waits for the other.
    let reader = open(path("pipe"), O_RDWR)
    defer { close(reader) }
    try OutputFile.write(Array("through".utf8), to: path("pipe"))
    var bytes = [UInt8](repeating: 0, count: 7)
    #expect(read(reader, &bytes, 7) == 7)
    #expect(String(decoding: bytes, as: UTF8.self) == "through")
    #expect(try names() == ["pipe"])
  }

  @Test func devicesAndOpenStreamsAreWrittenTo() throws {
    try OutputFile.write([1, 2, 3], to: "/dev/null")
    let descriptor = open(path("log"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(descriptor) }
    try OutputFile.write(Array("one ".utf8), to: descriptor, named: "log")
    try OutputFile.write(Array("two".utf8), to: "/dev/fd/\(descriptor)")
    #expect(try text("log") == "one two")
  }

  @Test func whatCannotBeCreatedIsSaidSo() throws {
    try Data("kept".utf8).write(to: folder.appending(path: "file"))
    for target in [path("none/a"), path("file/a"), folder.path, folder.path + "/none/", ""] {
      let error = #expect(throws: OutputError.self) { try OutputFile.write([1], to: target) }
      guard case .cannotCreate(target, _)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(error?.line.contains("cannot be created: ") == true)
    }
    #expect(try text("file") == "kept")
  }

  @Test(.enabled(if: geteuid() != 0)) func whatIsNotWritableIsLeftAlone() throws {
    try Data("kept".utf8).write(to: folder.appending(path: "file"))
    chmod(path("file"), 0o444)
    #expect(throws: OutputError.self) { try OutputFile.write([1], to: path("file")) }
    chmod(path("file"), 0o644)
    chmod(folder.path, 0o555)
    #expect(throws: OutputError.self) { try OutputFile.write([1], to: path("file")) }
    #expect(throws: OutputError.self) { try OutputFile.write([1], to: path("new")) }
    chmod(folder.path, 0o755)
    #expect(try text("file") == "kept")
  }

  @Test func aFullDeviceIsSaidSo() {
    let error = #expect(throws: OutputError.self) {
      try OutputFile.write([1], to: "/dev/full")
    }
    guard case .cannotWrite("/dev/full", let reason, false)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason == "No space left on device")
  }
}
