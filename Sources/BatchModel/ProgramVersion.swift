/// The version of this program.
public enum ProgramVersion {
  /// The version that plans carry and `--version` prints.
  public static let current = "0.1.0"
}
