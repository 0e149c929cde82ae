import CCurses

extension CursesTerminal {
  /// Puts text on the clipboard of the terminal (OSC 52), also over SSH.
  ///
  /// Whether the terminal allows it cannot be seen from here.
  /// - Returns: False when the text is longer than 74,000 bytes; nothing is sent then.
  public func copy(_ text: String) -> Bool {
    guard let sequence = Clipboard.sequence(for: text) else { return false }
    var bytes = sequence
    bytes.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { cc_send($0.baseAddress, $0.count) }
    }
    return true
  }
}
