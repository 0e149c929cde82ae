import BatchModel
import Files
import Testing

@Suite struct DeviceFileTests {
  private func read(_ text: String) throws -> [Device] {
    try DeviceFile.read(Array(text.utf8), file: "d.csv", delay: .paper)
  }

  private func lines(_ text: String) -> [String] {
    do throws(FaultReport) {
      _ = try DeviceFile.read(Array(text.utf8), file: "d.csv", delay: .paper)
      return []
    } catch {
      return error.lines
    }
  }

  @Test func columnsComeInAnyOrder() throws {
    let devices = try read("efficiency,name,deadline\n7.5,a,12\n8,b,9.5\n")
    #expect(
      devices == [
        Device(name: "a", deadline: 12, efficiency: 7.5),
        Device(name: "b", deadline: 9.5, efficiency: 8),
      ])
    let channel = Channel(power: 1e-6, gain: 1e-9, noise: 4e-18)
    #expect(
      try read("name,noise,deadline,gain,power\nc,4.0e-18,3,1e-9,1e-6")
        == [Device(name: "c", deadline: 3, link: .channel(channel))])
  }

  @Test func quotingIsThatOfTheStandard() throws {
    let devices = try read(
      "\u{FEFF}\"name\",deadline,efficiency\r\n\"a \"\"b\"\", c\r\nd\",5,\"7\"\r\n\r\n é ,5,7\r\n")
    #expect(devices.map(\.name) == ["a \"b\", c\r\nd", " é "])
  }

  @Test func whatThePlanWriterQuotesIsRead() throws {
    let names = ["a,b", "\"", "x\ny", "plain", "é\r\n"]
    let rows = names.map { "\"\($0.replacing("\"", with: "\"\""))\",5,7\n" }.joined()
    #expect(try read("name,deadline,efficiency\n" + rows).map(\.name) == names)
  }

  @Test func everyFaultHasItsPlace() {
    #expect(
      lines("name,deadline,efficiency\na,12,7\n\na,0,x\nb,1e7\nc,9000,-1\n") == [
        "d.csv:4:1: two devices have one name: found `a` as on line 2, allowed is a name of its own",
        "d.csv:4:3: `deadline` is out of range: found `0`, allowed is a number above 0 up to "
          + "1000000 in s",
        "d.csv:4:5: `efficiency` is no plain decimal number: found `x`, allowed is a finite number "
          + "above 0 in bit/s/Hz",
        "d.csv:5:1: the row has the wrong length: found 2 fields, allowed are 3 as in the first row",
        "d.csv:6:3: `deadline` has room for too many steps: found 9000 s with steps of `a` + `b` = "
          + "0.3783 s, allowed are at most 10000 steps",
        "d.csv:6:8: `efficiency` is out of range: found `-1`, allowed is a finite number above 0 "
          + "in bit/s/Hz",
      ])
  }

  @Test(arguments: [
    ("", "1:1: the text is empty"),
    ("name,deadline,efficiency\n", "1:1: `devices` has the wrong length: found 0"),
    ("name,deadlin,efficiency\na,5,7\n", "1:1: the column `deadline` is missing"),
    ("name,name,deadline,efficiency\n", "1:6: the column `name` is given twice"),
    ("name,deadline\na,5\n", "1:1: the column `efficiency` is missing"),
    ("name,deadline,power,gain\n", "1:1: the column `noise` is missing"),
    ("name,deadline,efficiency,gain\n", "1:1: devices have two links"),
    ("name,deadline,efficiency\na\"b,5,7\n", "2:2: not CSV: found a quote inside"),
    ("name,deadline,efficiency\n\"ab\"c,5,7\n", "2:5: not CSV: found `c` after a closing quote"),
    ("name,deadline,efficiency\n\"ab,5,7\n", "2:1: not CSV: a quote is never closed"),
  ])
  func aBadTextIsRefused(_ text: String, _ start: String) {
    #expect(lines(text).first?.hasPrefix("d.csv:" + start) == true, "\(lines(text))")
  }

  @Test func whatIsNoTextIsRefused() {
    #expect(throws: FaultReport.self) {
      try DeviceFile.read([0x6E, 0xFF], file: "d", delay: .paper)
    }
  }
}
