private import Foundation
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

  /// Makes a folder and those it lies in; one that is there is left as it is.
  public static func create(_ path: String) throws(OutputError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .cannotCreate(file: path, reason: SystemError.last.reason)
    }
  }

  /// A variable that holds an absolute path; others do not count, as the XDG rules say.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), value.hasPrefix("/") else {
      return nil
    }
    return value
  }
}
