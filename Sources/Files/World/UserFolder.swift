import Glibc

/// The program's folders for what belongs to the user.
public enum UserFolder {
  /// The folder of settings and themes: `$XDG_CONFIG_HOME/stackdeck`, or `~/.config/stackdeck`.
  ///
  /// Nil when neither variable holds a path that begins with `/`.
  public static var config: String? {
    (variable("XDG_CONFIG_HOME") ?? variable("HOME").map { $0 + "/.config" })
      .map { $0 + "/stackdeck" }
  }

  /// A variable that holds an absolute path; others do not count, as the XDG rules say.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else {
      return nil
    }
    return value
  }
}
