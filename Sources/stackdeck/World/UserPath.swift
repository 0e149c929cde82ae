import Glibc

/// Paths as they are typed.
enum UserPath {
  /// The path with `~/` in front made the home folder, as a shell would; `-` is a file here.
  static func expanded(_ path: String) -> String {
    if path == "-" { return "./-" }
    guard path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  /// Whether there is a regular file, links followed.
  static func isRegularFile(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
  }

  /// Whether there is anything, links followed.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether two paths lead to the same file.
  static func areSame(_ first: String, _ second: String) -> Bool {
    var (one, two) = (stat(), stat())
    guard stat(first, &one) == 0, stat(second, &two) == 0 else { return first == second }
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }
}
