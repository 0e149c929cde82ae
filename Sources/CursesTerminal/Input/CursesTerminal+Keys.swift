import CCurses
import TextCanvas

extension CursesTerminal {
  /// What terminfo says the keys of this terminal type send, where that starts with Escape.
  static func terminfoKeys() -> [(bytes: [UInt8], key: Key)] {
    let named: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
      ("kdch1", .delete), ("kcbt", .backTab),
    ]
    let functions = (1...12).map { ("kf\($0)", Key.function($0)) }
    return (named + functions).compactMap { name, key in
      guard let text = cc_capability(name) else { return nil }
      let bytes = Array(String(cString: text).utf8)
      return bytes.first == 0x1B && bytes.count > 1 ? (bytes, key) : nil
    }
  }
}
