/// The theme files of this folder, carried inside the program.
public enum Themes {
  /// The YAML text of the default theme.
  public static var defaultText: [UInt8] { PackageResources.default_yaml }
}
