import TextCanvas

/// Turns the bytes a terminal sends into events, whatever pieces they come in.
///
/// Knows the sequences of xterm and its relatives, of the Linux console and rxvt, the mouse in SGR
/// and X10 form, bracketed paste, and what terminfo lists for the terminal at hand. Replies to
/// questions nobody here asked are swallowed. Keys whose modifiers `Key` cannot hold are reported
/// without them.
package struct KeyParser {
  /// What the start of the input turned out to be.
  enum Step: Equatable {
    /// An event that took so many bytes.
    case event(InputEvent, length: Int)
    /// So many bytes that mean nothing here.
    case skip(Int)
    /// The start of a bracketed paste.
    case paste(length: Int)
    /// More bytes are needed to tell.
    case incomplete
  }

  /// The longest paste that is kept, in bytes; the rest of it is dropped.
  package static let pasteLimit = 1 << 20
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  let sequences: [(bytes: [UInt8], key: Key)]
  private var buffer: [UInt8] = []
  private var pasted: [UInt8]?

  /// Creates a parser that prefers these sequences, each starting with Escape.
  package init(sequences: [(bytes: [UInt8], key: Key)] = []) { self.sequences = sequences }

  /// Takes bytes and returns the events they complete.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
    buffer += bytes
    var events: [InputEvent] = []
    var start = 0
    while start < buffer.count {
      if pasted != nil {
        guard let event = takePaste(&start) else { break }
        events.append(event)
        continue
      }
      let step = step(buffer[start...])
      if step == .incomplete { break }
      switch step {
      case .event(let event, let length):
        events.append(event)
        start += length
      case .skip(let length):
        start += length
      case .paste(let length):
        pasted = []
        start += length
      case .incomplete:
        break
      }
    }
    buffer.removeFirst(start)
    return events
  }

  /// How many milliseconds to wait for the rest of what has begun; nil when nothing has.
  package func patience(escapeDelay: Int) -> Int? {
    if pasted != nil { return 1000 }
    return buffer.isEmpty ? nil : escapeDelay
  }

  /// Takes what has begun as complete: a lone Escape is the key, an unfinished paste is all of it.
  package mutating func finish() -> [InputEvent] {
    defer {
      buffer = []
      pasted = nil
    }
    if let pasted { return [.paste(Self.text(pasted + buffer))] }
    guard buffer.first == 0x1B else { return [] }
    if buffer.count == 1 { return [.key(.escape)] }
    return buffer.count == 2 ? [.key(.alt(Character(Unicode.Scalar(buffer[1]))))] : []
  }

  /// Moves bytes from the buffer into the paste; returns it once its end is there.
  private mutating func takePaste(_ start: inout Int) -> InputEvent? {
    let rest = buffer[start...]
    let end = Self.end(of: rest)
    // The end mark may be cut in two: its possible beginning stays in the buffer.
    let kept =
      end == nil
      ? (1..<Self.pasteEnd.count).last { rest.suffix($0).elementsEqual(Self.pasteEnd.prefix($0)) }
        ?? 0 : 0
    let content = rest[..<(end?.lowerBound ?? rest.endIndex - kept)]
    let room = Self.pasteLimit - (pasted?.count ?? 0)
    pasted?.append(contentsOf: content.prefix(max(0, room)))
    start = end?.upperBound ?? content.endIndex
    guard end != nil, let whole = pasted else { return nil }
    pasted = nil
    return .paste(Self.text(whole))
  }

  /// Where the end mark of a paste is.
  private static func end(of bytes: ArraySlice<UInt8>) -> Range<Int>? {
    var rest = bytes
    while let escape = rest.firstIndex(of: 0x1B) {
      rest = rest[escape...]
      if rest.starts(with: pasteEnd) { return escape..<escape + pasteEnd.count }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Terminals send the line ends of a paste as carriage returns.
  private static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
      result.append(byte == 0x0D ? 0x0A : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
