import TextCanvas

extension KeyParser {
  /// What the bytes begin with.
  func step(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x1B: return escape(bytes)
    case 0x0A, 0x0D: return .event(.key(.enter), length: 1)
    case 0x09: return .event(.key(.tab), length: 1)
    case 0x08, 0x7F: return .event(.key(.backspace), length: 1)
    case 0x00: return .event(.key(.control(" ")), length: 1)
    case 0x01...0x1A:
      return .event(.key(.control(Character(Unicode.Scalar(first + 0x60)))), length: 1)
    case 0x1C...0x1F:
      return .event(.key(.control(Character(Unicode.Scalar(first + 0x40)))), length: 1)
    default: return character(bytes) { .character($0) }
    }
  }

  /// One scalar in UTF-8; bytes that are none are skipped.
  private func character(_ bytes: ArraySlice<UInt8>, _ key: (Character) -> Key) -> Step {
    guard let first = bytes.first else { return .incomplete }
    let length =
      switch first {
      case ..<0x80: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard length > 0 else { return .skip(1) }
    let sequence = bytes.prefix(length)
    guard sequence.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .skip(1) }
    guard sequence.count == length else { return .incomplete }
    guard let text = String(validating: sequence, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return .skip(1) }
    let isControl = (0x80...0x9F).contains(scalar.value)
    return isControl ? .skip(length) : .event(.key(key(Character(scalar))), length: length)
  }

  private func escape(_ bytes: ArraySlice<UInt8>) -> Step {
    var mayGrow = false
    for sequence in sequences {
      if bytes.starts(with: sequence.bytes) {
        return .event(.key(sequence.key), length: sequence.bytes.count)
      }
      mayGrow = mayGrow || sequence.bytes.starts(with: bytes)
    }
    guard let second = bytes.dropFirst().first, !mayGrow else { return .incomplete }
    switch second {
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"): return singleShift(bytes)
    case UInt8(ascii: "]"), UInt8(ascii: "P"):
      guard let third = bytes.dropFirst(2).first else { return .incomplete }
      let isReply = third < 0x40 && third > 0x20
      return isReply ? reply(bytes) : alt(bytes)
    case 0x1B: return .event(.key(.escape), length: 1)
    default: return alt(bytes)
    }
  }

  private func alt(_ bytes: ArraySlice<UInt8>) -> Step {
    switch character(bytes.dropFirst(), { .alt($0) }) {
    case .event(let event, let length): .event(event, length: length + 1)
    case .skip(let length): .skip(length + 1)
    case .paste, .incomplete: .incomplete
    }
  }

  /// An answer of the terminal, up to BEL or ESC \; nothing here asks, so it is late or not ours.
  private func reply(_ bytes: ArraySlice<UInt8>) -> Step {
    for index in bytes.indices.dropFirst(2) {
      if bytes[index] == 0x07 { return .skip(index + 1 - bytes.startIndex) }
      if bytes[index] == 0x1B {
        guard index + 1 < bytes.endIndex else { return .incomplete }
        return .skip(index - bytes.startIndex + (bytes[index + 1] == UInt8(ascii: "\\") ? 2 : 0))
      }
    }
    return bytes.count < 4096 ? .incomplete : .skip(bytes.count)
  }
}
