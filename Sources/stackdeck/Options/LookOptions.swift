import ArgumentParser
import Files
import TextCanvas

extension GlyphTier: WordChoice {}

/// The theme, by name or by file.
struct ThemeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Theme: the name of one of the program or of the user's folder of themes, or a YAML file.",
      valueName: "name|path"))
  var theme: String?
}

/// How the dashboard looks, in place of the user's settings.
struct LookOptions: ParsableArguments {
  @OptionGroup var themeOption: ThemeOption
  @Option(help: "Glyphs to draw with (default: what the locale allows).")
  var glyphs: GlyphTier?
  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false
  @Flag(help: "Print the plan as plain sentences, for screen readers, in place of the dashboard.")
  var plain = false
}
