/// A part of a name to look for, in any letter case.
struct NamePart: Sendable, Equatable {
  private let text: String
  /// The same as bytes, empty where not all are ASCII.
  private let bytes: [UInt8]

  init(_ text: String) {
    self.text = text.lowercased()
    bytes = self.text.utf8.allSatisfy(Self.isPlain) ? Array(self.text.utf8) : []
  }

  /// Whether a name holds it; characters as a person sees them, O(name).
  func isIn(_ name: String) -> Bool {
    let found = name.utf8.withContiguousStorageIfAvailable { name -> Bool? in
      // Where all is ASCII, bytes are characters and a search among many names is quick.
      guard !bytes.isEmpty, name.allSatisfy(Self.isPlain) else { return nil }
      guard name.count >= bytes.count else { return false }
      return (0...name.count - bytes.count).contains { start in
        bytes.indices.allSatisfy { Self.lowercased(name[start + $0]) == bytes[$0] }
      }
    }
    return (found ?? nil) ?? name.lowercased().contains(text)
  }

  /// ASCII, but for the return that makes one character with a new line.
  private static func isPlain(_ byte: UInt8) -> Bool { byte < 0x80 && byte != 0x0D }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
