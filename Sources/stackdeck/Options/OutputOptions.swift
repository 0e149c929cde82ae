import ArgumentParser

/// The formats of results.
enum OutputFormat: String, WordChoice {
  case text, json, csv
}

/// Where a result goes.
struct OutputPath: ParsableArguments {
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      "Write the result there; a regular file is replaced whole (default: standard output).",
      valueName: "path"),
    completion: .file())
  var path: String?
}

/// Where a result goes, and in which format.
struct OutputOptions: ParsableArguments {
  @Option(help: "Format of the result.")
  var format = OutputFormat.text
  @OptionGroup var target: OutputPath

  var path: String? { target.path }
}
