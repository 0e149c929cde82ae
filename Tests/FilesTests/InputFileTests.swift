import Files
import Foundation
import Testing

@Suite struct InputFileTests {
  @Test func aFileIsReadWhole() throws {
    let path = Fixture.folder.appending(path: "reference/k5.yaml").path
    #expect(try InputFile.read(path, limit: 1 << 20) == Fixture.bytes("reference/k5.yaml"))
  }

  @Test func anEndlessDeviceIsReadToOneByteBeyondTheLimit() throws {
    #expect(try InputFile.read("/dev/zero", limit: 100_000).count == 100_001)
    #expect(try InputFile.read("/dev/null", limit: 10) == [])
  }

  @Test(arguments: [
    ("/nowhere/at/all", "/nowhere/at/all: cannot be read: No such file or directory"),
    ("/", "/: cannot be read: Is a directory"),
    ("", ": cannot be read: No such file or directory"),
    ("\u{1B}[2J", "\\u{1b}[2J: cannot be read: No such file or directory"),
  ])
  func whatCannotBeReadIsSaidSo(_ path: String, _ line: String) {
    let error = #expect(throws: InputError.self) { try InputFile.read(path, limit: 10) }
    #expect(error?.line == line)
  }

  @Test func standardInputHasAName() {
    #expect(InputFile.name(of: "-") == "<stdin>")
    #expect(InputFile.name(of: "a.yaml") == "a.yaml")
  }
}
