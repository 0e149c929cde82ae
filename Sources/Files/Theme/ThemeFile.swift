public import TextCanvas

/// Theme files: YAML in.
///
/// - `name`: the theme's name; the file's name without extension otherwise.
/// - `inherits`: the name of a theme that gives the roles left out; without it they are plain.
/// - `palette`: names of the theme's own for colours, usable in its `roles`; they go before the
///   terminal's, so `blue` may be any blue.
/// - `roles`: for each ``TextCanvas/Role`` a mapping of `fg` and `bg`, which are colours and
///   `default` when left out, and `attributes`, a list of `bold`, `dim`, `underline`, `reverse`
///   and `italic`. A role that is given replaces the inherited one whole.
///
/// A colour is `default`, one of the terminal's `black`, `red`, `green`, `yellow`, `blue`,
/// `magenta`, `cyan` and `white`, each also as `bright-…`, sRGB as `"#rrggbb"` (in quotes, as
/// `#` begins a comment), or a name of the palette.
public enum ThemeFile {
  /// The text of a theme.
  public struct Source: Sendable {
    /// The YAML text.
    public var bytes: [UInt8]
    /// The file's name, with which faults begin.
    public var file: String

    /// Creates a source.
    public init(_ bytes: [UInt8], file: String) {
      self.bytes = bytes
      self.file = file
    }
  }

  /// The longest chain of themes that inherit from each other.
  static let chainLimit = 16

  /// The theme that a YAML text describes.
  ///
  /// `find` gives the text of the theme with that name, nil if there is none; it is asked for
  /// the theme that is inherited from, and then for the one that inherits from, and so on.
  /// - Throws: Every fault of the first text of the chain that has any.
  public static func read(
    _ source: Source, find: (String) -> Source?
  ) throws(FaultReport) -> Theme {
    var chain: [ThemeReader] = []
    var inherited: [String] = []
    var next: Source? = source
    while let current = next {
      next = nil
      var reader = ThemeReader()
      reader.read(current.bytes, file: current.file)
      if let parent = reader.inherits {
        next = find(parent.name)
        if inherited.contains(parent.name) || chain.count == chainLimit {
          reader.refuseCycle(parent)
        } else if next == nil {
          reader.refuseUnknown(parent)
        }
        inherited.append(parent.name)
      }
      guard reader.yaml.faults.isEmpty else { throw reader.yaml.faults.report(file: current.file) }
      chain.append(reader)
    }
    var theme: Theme?
    for reader in chain.reversed() {
      theme = Theme(name: reader.name, base: theme, roles: reader.roles)
    }
    return theme ?? Theme(name: FileName.stem(source.file), roles: [:])
  }
}
