import TextCanvas

extension KeyParser {
  /// ESC O and a letter: the keypad and cursor keys in application mode.
  func singleShift(_ bytes: ArraySlice<UInt8>) -> Step {
    guard let third = bytes.dropFirst(2).first else { return .incomplete }
    let keypad = Array("*+,-./0123456789".utf8)
    let key: Key? =
      switch third {
      case UInt8(ascii: "j")...UInt8(ascii: "y"):
        .character(Character(Unicode.Scalar(keypad[Int(third - UInt8(ascii: "j"))])))
      case UInt8(ascii: "M"): .enter
      case UInt8(ascii: "I"): .tab
      case UInt8(ascii: "X"): .character("=")
      case UInt8(ascii: "a")...UInt8(ascii: "d"): letterKey(third - 0x20)
      default: letterKey(third)
      }
    guard let key else { return .event(.key(.alt("O")), length: 2) }
    return .event(.key(key), length: 3)
  }

  /// ESC [ parameters, intermediate bytes, one final byte.
  func controlSequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return bytes.count < 64 ? .incomplete : .skip(bytes.count)
    }
    let final = body[end]
    let length = end + 1 - bytes.startIndex
    // Something else has begun inside, or it was no sequence at all.
    guard (0x40...0x7E).contains(final) else { return .skip(length - 1) }
    let parameters = body[..<end]
    if parameters.first == UInt8(ascii: "<") {
      return sgrMouse(numbers(parameters.dropFirst()), final: final, length: length)
    }
    if parameters.isEmpty, final == UInt8(ascii: "M") { return x10Mouse(bytes) }
    if parameters.isEmpty, final == UInt8(ascii: "[") {
      // The Linux console: ESC [ [ A is F1.
      guard let letter = body.dropFirst().first else { return .incomplete }
      guard (0x41...0x45).contains(letter) else { return .skip(length) }
      return .event(.key(.function(Int(letter) - 0x40)), length: length + 1)
    }
    if final == UInt8(ascii: "~"), numbers(parameters) == [200] { return .paste(length: length) }
    let isPlain = parameters.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ";") }
    guard isPlain, let key = key(numbers(parameters), final: final) else { return .skip(length) }
    return .event(.key(key), length: length)
  }

  /// The numbers between semicolons; nil where one is missing or is no plain number.
  private func numbers(_ parameters: ArraySlice<UInt8>) -> [Int?] {
    if parameters.isEmpty { return [] }
    return parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      Int(String(decoding: $0, as: UTF8.self))
    }
  }

  private func key(_ numbers: [Int?], final: UInt8) -> Key? {
    let first = numbers.first ?? nil
    if final == UInt8(ascii: "~") { return numberedKey(first ?? 0) }
    if final == UInt8(ascii: "Z") { return .backTab }
    // Modified keys are ESC [ 1 ; modifier letter; other numbers are replies.
    guard first == nil || first == 1 else { return nil }
    // Arrows with Shift in rxvt.
    let isLower = numbers.isEmpty && (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(final)
    return letterKey(isLower ? final - 0x20 : final)
  }

  private func letterKey(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter) - 0x4F)
    default: nil
    }
  }

  private func numberedKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...24: .function(number - 12)
    default: nil
    }
  }
}
