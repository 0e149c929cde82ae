public import BatchModel

/// Scenario files: YAML in, YAML out.
public enum ScenarioFile {
  /// The largest file that is read, in bytes: 16 MiB.
  public static let sizeLimit = YAMLParser.sizeLimit

  /// A scenario with what its reader wants to say about it.
  public struct Reading: Sendable, Equatable {
    /// The scenario, every default filled in.
    public var scenario: Scenario
    /// Things that are allowed and worth a look, one line each, `FILE:LINE:COLUMN: warning: …`.
    public var warnings: [String]
  }

  /// The scenario that a YAML text describes.
  ///
  /// `file` is the file's name as the user gave it, or `<stdin>`: faults begin with it, and a
  /// scenario without a name is called like it, without folders and extension.
  /// - Throws: Every fault of the text, in its order.
  public static func read(_ bytes: [UInt8], file: String) throws(FaultReport) -> Reading {
    var reader = ScenarioReader()
    let scenario = reader.read(bytes, name: FileName.stem(file))
    guard let scenario, reader.yaml.faults.isEmpty else {
      throw reader.yaml.faults.report(file: file)
    }
    return Reading(scenario: scenario, warnings: reader.warnings.report(file: file).lines)
  }
}
