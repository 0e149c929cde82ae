public import BatchModel

/// Unsaved edits of a scenario, as they are kept for the case of a crash.
///
/// The text is a scenario file whose first line, a comment, says what it belongs to; so it can be
/// opened like any other scenario.
public struct Journal: Sendable, Equatable {
  /// The absolute path of the file that was edited, nil for the built-in scenario.
  public var source: String?
  /// The fingerprint of the file's bytes when it was read, nil for the built-in scenario.
  public var base: UInt64?
  /// The edited scenario.
  public var scenario: Scenario

  /// Creates a journal.
  public init(source: String?, base: UInt64?, scenario: Scenario) {
    self.source = source
    self.base = base
    self.scenario = scenario
  }

  private static let start = "# stackdeck-journal: "

  /// The text of the journal's file.
  public var text: String {
    let source = self.source.map { ", source: \(ScenarioFile.quoted($0))" } ?? ""
    let base = self.base.map { ", base: x\(String($0, radix: 16))" } ?? ""
    return Self.start + "{format: 1\(source)\(base)}\n" + ScenarioFile.text(of: scenario)
  }

  /// Reads a journal; nil for anything that is none.
  public init?(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard line.starts(with: Self.start.utf8) else { return nil }
    var reader = NodeReader()
    let head = Array(line.dropFirst(Self.start.utf8.count))
    guard let root = reader.parse(head, needed: "a mapping"),
      let fields = reader.fields(root, of: "the journal", allowed: ["format", "source", "base"]),
      fields["format"]?.text == "1",
      let scenario = try? ScenarioFile.read(bytes, file: "journal").scenario
    else { return nil }
    source = fields["source"]?.text
    base = fields["base"]?.text.flatMap { UInt64($0.dropFirst(), radix: 16) }
    self.scenario = scenario
  }

  /// A number that tells one content of a file from another, by FNV-1a.
  public static func fingerprint(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
