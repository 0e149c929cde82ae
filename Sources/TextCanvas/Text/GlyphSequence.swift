/// The harmless glyphs of a text with their widths, in reading order.
///
/// Combining marks join the glyph before them, two at most; further ones are dropped. A leading
/// mark gets a blank to sit on. What `CharacterWidth` calls replaced becomes `�`.
public struct GlyphSequence: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var pending: (glyph: Glyph, width: Int)?

  /// Reads a text.
  public init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

  /// The next glyph and the cells it takes, 1 or 2; nil at the end.
  public mutating func next() -> (glyph: Glyph, width: Int)? {
    while let scalar = scalars.next() {
      let kind = CharacterWidth.kind(of: scalar)
      switch kind {
      case .ignored: continue
      case .combining:
        if pending == nil { pending = (.blank, 1) }
        pending?.glyph.attach(scalar)
      case .narrow, .wide, .replaced:
        let ready = pending
        let glyph = kind == .replaced ? Glyph.replacement : Glyph(scalar)
        pending = (glyph, kind.columns)
        if let ready { return ready }
      }
    }
    defer { pending = nil }
    return pending
  }
}

extension Glyph {
  /// Shown in place of what must not reach a terminal.
  public static let replacement = Glyph(base: 0xFFFD)

  /// Puts a combining mark on top; a third one is dropped.
  mutating func attach(_ mark: Unicode.Scalar) {
    if mark1 == 0 { mark1 = mark.value } else if mark2 == 0 { mark2 = mark.value }
  }
}
