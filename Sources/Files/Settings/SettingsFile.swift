import TextCanvas

/// The settings file, `config.yaml`: YAML in, and single values of it out.
///
/// - `theme`: the name of a theme of the program or of the folder `themes` beside the file;
///   `default` when left out.
/// - `glyphs`: `braille`, `block` or `ascii`; what the locale allows when left out.
/// - `mouse`: `true` or `false`; `true` when left out.
public enum SettingsFile {
  /// The largest file that is read, in bytes.
  public static let sizeLimit = 1 << 20

  /// What a file says.
  public struct Reading: Sendable, Equatable {
    /// The settings without those at fault.
    public var settings = Settings()
    /// Where the theme is named, nil where it is not.
    public var themePlace: Place?
    /// What is wrong with the file; the rest of it counts all the same.
    public var faults: FaultReport?
  }

  /// Reads a file; an empty one has no settings.
  public static func read(_ bytes: [UInt8], file: String) -> Reading {
    var reading = Reading()
    var yaml = NodeReader()
    do throws(Fault) {
      if let root = try YAMLParser.parse(bytes, faults: &yaml.faults) {
        read(root, into: &reading, &yaml)
      }
    } catch {
      yaml.faults = FaultList()
      yaml.faults.add(error.place, error.message)
    }
    if !yaml.faults.isEmpty { reading.faults = yaml.faults.report(file: file) }
    return reading
  }

  private static func read(
    _ root: YAMLNode, into reading: inout Reading, _ yaml: inout NodeReader
  ) {
    guard
      let fields = yaml.fields(root, of: "the settings", allowed: ["theme", "glyphs", "mouse"])
    else { return }
    if let node = fields["theme"] {
      if let name = node.text, !name.isEmpty {
        reading.settings.theme = name
        reading.themePlace = node.place
      } else {
        yaml.refuse(node, "`theme` is no name", "the name of a theme")
      }
    }
    if let node = fields["glyphs"] {
      reading.settings.glyphs = node.text.flatMap { GlyphTier(rawValue: $0) }
      if reading.settings.glyphs == nil {
        yaml.refuse(
          node, "`glyphs` is unknown", HarmlessText.list(GlyphTier.allCases.map(\.rawValue)))
      }
    }
    if let node = fields["mouse"] {
      if case .plain(let text) = node.content { reading.settings.mouse = Bool(text) }
      if reading.settings.mouse == nil {
        yaml.refuse(node, "`mouse` is neither yes nor no", "`true` and `false`")
      }
    }
  }

  /// The text of a file with some settings changed and everything else as it was.
  ///
  /// Comments, order, other keys and faults of theirs stay; a key that is not there yet comes
  /// last. An empty text gets a line that says what it is.
  /// - Throws: A report when the file is no YAML, or is written in a way, such as `{theme: x}`,
  ///   in which a value cannot be changed by itself.
  public static func changing(
    _ bytes: [UInt8], to settings: Settings, file: String
  ) throws(FaultReport) -> [UInt8] {
    let before = read(bytes, file: file)
    var lines = SettingsLines(bytes)
    for entry in settings.entries { lines.set(entry.key, to: entry.value) }
    let text = lines.bytes
    let after = read(text, file: file)
    let wanted = before.settings.merged(with: settings)
    let isSound = (after.faults?.faults.count ?? 0) <= (before.faults?.faults.count ?? 0)
    guard after.settings == wanted, isSound else {
      let byHand = settings.entries.map { "`\($0.key): \($0.value)`" }.joined(separator: ", ")
      let own = Fault(.start, "cannot be changed here; needed is \(byHand), written by hand")
      throw FaultReport(
        file: file, faults: [own] + (before.faults?.faults ?? []),
        omitted: before.faults?.omitted ?? 0)
    }
    return text
  }
}
