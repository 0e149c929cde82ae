/// Names that are made from file names.
enum FileName {
  /// The file's name without folders and extension, at most 64 characters; `stdin` for `<stdin>`.
  static func stem(_ file: String) -> String {
    if file == "<stdin>" { return "stdin" }
    let name = file.split(separator: "/").last ?? "unnamed"
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    return String((dot == name.startIndex ? name : name[..<dot]).prefix(64))
  }
}
