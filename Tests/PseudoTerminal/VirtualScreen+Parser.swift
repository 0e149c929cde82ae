/// Where in a sequence the input stands.
enum ParserState: Sendable {
  case ground
  case escape
  case designation(set: Int)
  case control(String)
  case command(String, escaped: Bool)
}

extension VirtualScreen {
  /// Takes bytes, in whatever pieces they come.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .escape: escape(byte)
    case .designation(let set):
      usesLineDrawing[set] = byte == UInt8(ascii: "0")
      if byte != UInt8(ascii: "0"), byte != UInt8(ascii: "B") { note("ESC ( or )", byte) }
      state = .ground
    case .control(let body): control(body, byte)
    case .command(let body, let escaped): command(body, escaped, byte)
    }
  }

  private mutating func ground(_ byte: UInt8) {
    if byte >= 0x80 || !partialScalar.isEmpty {
      partialScalar.append(byte)
      if let text = String(validating: partialScalar, as: UTF8.self) {
        partialScalar = []
        print(text)
      } else if partialScalar.count >= 4 {
        note("bytes that are no UTF-8", byte)
        partialScalar = []
      }
      return
    }
    switch byte {
    case 0x00, 0x07: break
    case 0x08:
      x = max(0, x - 1)
      isAtEdge = false
    case 0x09: moveTo(x: min(columns - 1, (x / 8 + 1) * 8), y: y)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: moveTo(x: 0, y: y)
    case 0x0E: charset = 1
    case 0x0F: charset = 0
    case 0x1B: state = .escape
    case 0x20...0x7E: print(drawn(byte))
    default: note("control", byte)
    }
  }

  private func drawn(_ byte: UInt8) -> String {
    let plain = String(Character(Unicode.Scalar(byte)))
    guard usesLineDrawing[charset] else { return plain }
    let lines: [String: String] = [
      "q": "─", "x": "│", "l": "┌", "k": "┐", "m": "└", "j": "┘", "t": "├", "u": "┤", "v": "┴",
      "w": "┬", "n": "┼", "a": "▒", "`": "◆",
    ]
    return lines[plain] ?? plain
  }

  private mutating func escape(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .control("")
    case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .command("", escaped: false)
    case UInt8(ascii: "("): state = .designation(set: 0)
    case UInt8(ascii: ")"): state = .designation(set: 1)
    case UInt8(ascii: "7"): saved = (x, y, style)
    case UInt8(ascii: "8"): restore(saved)
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "M"): reverseLineFeed()
    case UInt8(ascii: "E"):
      x = 0
      lineFeed()
    case UInt8(ascii: "="): hasApplicationKeypad = true
    case UInt8(ascii: ">"): hasApplicationKeypad = false
    case UInt8(ascii: "\\"): break
    default: note("ESC", byte)
    }
  }

  private mutating func control(_ body: String, _ byte: UInt8) {
    let letter = Character(Unicode.Scalar(byte))
    guard byte >= 0x40 else {
      state = .control(body + String(letter))
      return
    }
    state = .ground
    perform(body, letter)
  }

  private mutating func command(_ body: String, _ escaped: Bool, _ byte: UInt8) {
    let isReset = body.isEmpty && byte == UInt8(ascii: "R")  // Linux console: palette reset.
    if byte == 0x07 || isReset || (escaped && byte == UInt8(ascii: "\\")) {
      state = .ground
      commands.append(isReset ? "R" : body)
    } else if byte == 0x1B {
      state = .command(body, escaped: true)
    } else {
      state = .command(body + String(Character(Unicode.Scalar(byte))), escaped: false)
    }
  }

  mutating func note(_ what: String, _ byte: UInt8) {
    unknown.append("\(what) \(String(byte, radix: 16))")
  }
}
