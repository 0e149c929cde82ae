import ArgumentParser
import Dashboard
import TextCanvas

/// Keys on the command line, parted by blanks: `j j } Enter`.
struct KeyScript: ExpressibleByArgument {
  let keys: [Key]

  /// Reads keys; nil when one of them is none.
  init?(argument: String) {
    var keys: [Key] = []
    for name in argument.split(separator: " ") {
      guard let key = Key(named: String(name)) else { return nil }
      keys.append(key)
    }
    self.keys = keys
  }
}
