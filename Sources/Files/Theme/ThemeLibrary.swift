public import TextCanvas

/// The themes a user can choose by name: those of the program and the files of a folder.
///
/// A file goes before a theme of the program with the same name, which it may inherit from.
public struct ThemeLibrary: Sendable {
  /// A theme, or a file that would be one without its faults.
  public struct Entry: Sendable, Equatable {
    /// Its name; of a faulty file, the file's name without extension.
    public var name: String
    /// Its file, nil for a theme of the program.
    public var file: String?
    /// The theme, nil when it is faulty.
    public var theme: Theme?
    /// What is wrong, each as `FILE:LINE:COLUMN: message`.
    public var faults: [String]
  }

  /// Why there is no theme.
  public enum Failure: Error, Sendable, Equatable {
    /// No theme has that name; the message names the nearest and all there are.
    case unknown(String)
    /// The file cannot be read.
    case unreadable(InputError)
    /// The file is faulty.
    case faulty(FaultReport)
  }

  private let builtIn: [ThemeFile.Source]
  private let folder: String?

  /// A library of the program's themes, by name, and the `*.yaml` files of a folder.
  ///
  /// A folder that is not there holds none.
  public init(builtIn: [(name: String, text: [UInt8])], folder: String?) {
    self.builtIn = builtIn.map { ThemeFile.Source($0.text, file: $0.name) }
    self.folder = folder
  }

  /// All themes: the program's, then the folder's by file name.
  public func entries() -> [Entry] {
    builtIn.map { entry($0, file: nil) }
      + files.map { path in
        do throws(InputError) {
          return entry(try Self.source(path), file: path)
        } catch {
          return Entry(
            name: FileName.stem(path), file: path, theme: nil, faults: [error.line])
        }
      }
  }

  /// The theme with a name, or of a file when the text ends with `.yaml` or `.yml` or has a `/`.
  public func theme(_ wanted: String) throws(Failure) -> Theme {
    let source: ThemeFile.Source
    if wanted.contains("/") || Self.isYAML(wanted) {
      do throws(InputError) {
        source = try Self.source(wanted)
      } catch {
        throw .unreadable(error)
      }
    } else if let found = find(wanted, except: nil) {
      source = found
    } else {
      throw .unknown(unknown(wanted))
    }
    do throws(FaultReport) {
      return try read(source)
    } catch {
      throw .faulty(error)
    }
  }

  private func unknown(_ wanted: String) -> String {
    let names = entries().map(\.name)
    return "unknown theme: found \(HarmlessText.quoted(wanted)), "
      + "allowed are \(HarmlessText.list(names.map { HarmlessText.escaped($0) }))"
      + NearestName.hint(wanted, among: names)
  }

  private func read(_ source: ThemeFile.Source) throws(FaultReport) -> Theme {
    try ThemeFile.read(source) { find($0, except: source.file) }
  }

  private func entry(_ source: ThemeFile.Source, file: String?) -> Entry {
    do throws(FaultReport) {
      let theme = try read(source)
      return Entry(name: theme.name, file: file, theme: theme, faults: [])
    } catch {
      return Entry(
        name: FileName.stem(source.file), file: file, theme: nil, faults: error.lines)
    }
  }

  /// The text of a theme by its name or its file's; not of the file that asks for it.
  private func find(_ name: String, except file: String?) -> ThemeFile.Source? {
    let own = files.filter { $0 != file }.compactMap { try? Self.source($0) }
    return own.first { FileName.stem($0.file) == name }
      ?? own.first { source in
        var reader = ThemeReader()
        reader.read(source.bytes, file: source.file)
        return reader.name == name
      } ?? builtIn.first { $0.file == name }
  }

  private var files: [String] {
    guard let folder else { return [] }
    return Folder.names(in: folder).filter { Self.isYAML($0) && !$0.hasPrefix(".") }.sorted()
      .map { folder + "/" + $0 }
  }

  private static func isYAML(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  private static func source(_ path: String) throws(InputError) -> ThemeFile.Source {
    ThemeFile.Source(try InputFile.read(path, limit: 1 << 20), file: path)
  }
}
