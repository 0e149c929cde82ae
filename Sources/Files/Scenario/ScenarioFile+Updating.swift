public import BatchModel

extension ScenarioFile {
  /// The text of a scenario file after an edit.
  public struct Update: Sendable, Equatable {
    /// The whole new text.
    public var text: String
    /// Whether the layout of the old text could be kept; false where it is written anew.
    public var keepsLayout: Bool
  }

  /// The text of a scenario file that is to hold `wanted`, everything else left as it was.
  ///
  /// Comments, order, spelling and lines of what did not change stay byte for byte. Values are
  /// replaced where they stand, keys that were left out are added where the format has them,
  /// devices are added in the style of their neighbours; of a removed device the comment lines
  /// above it stay. What cannot be changed like this is replaced as a block, and a text that would
  /// not read back as `wanted` is written anew from beginning to end.
  /// - Parameters:
  ///   - original: The text as it was read; any bytes, also none or no scenario.
  ///   - file: The file the text is for: a scenario without a name is called like it.
  public static func updated(
    _ original: [UInt8], file: String, to wanted: Scenario
  ) -> Update {
    if let text = edited(original, file: file, to: wanted),
      let again = try? read(Array(text.utf8), file: file).scenario, again == wanted
    {
      return Update(text: text, keepsLayout: true)
    }
    return Update(text: text(of: wanted), keepsLayout: false)
  }

  private static func edited(
    _ original: [UInt8], file: String, to wanted: Scenario
  ) -> String? {
    guard let old = try? read(original, file: file).scenario else { return nil }
    var faults = FaultList()
    guard let root = try? YAMLParser.parse(original, faults: &faults) else { return nil }
    let text = String(decoding: original, as: UTF8.self).unicodeScalars
    let mark: Unicode.Scalar = "\u{FEFF}"
    let hasMark = text.first == mark
    var updater = ScenarioUpdater(
      text: YAMLText(Array(hasMark ? text.dropFirst() : text[...])), old: old, wanted: wanted)
    updater.update(root)
    return (hasMark ? String(mark) : "") + updater.result
  }
}
