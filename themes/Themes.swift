/// The theme files of this folder, carried inside the program.
public enum Themes {
  /// Every theme's name and the YAML text of its file, the default first.
  public static let all: [(name: String, text: [UInt8])] = [
    ("default", PackageResources.default_yaml),
    ("dark", PackageResources.dark_yaml),
    ("deuteranopia", PackageResources.deuteranopia_yaml),
    ("gruvbox", PackageResources.gruvbox_yaml),
    ("high-contrast", PackageResources.high_contrast_yaml),
    ("light", PackageResources.light_yaml),
    ("monochrome", PackageResources.monochrome_yaml),
    ("nord", PackageResources.nord_yaml),
    ("paper", PackageResources.paper_yaml),
    ("solarized", PackageResources.solarized_yaml),
  ]

  /// The YAML text of the default theme.
  public static var defaultText: [UInt8] { PackageResources.default_yaml }
}
