/// Width of text in terminal cells, the same in every locale.
///
/// A scalar takes 0, 1 or 2 cells as glibc's `wcwidth` says in a UTF-8 locale, from Unicode's
/// East Asian Width and general categories. Scalars that must not reach a terminal (controls,
/// bidi and other format controls, line separators, private and unassigned ones) are shown as a
/// visible replacement of one cell, so text from files cannot move the cursor or hide anything.
public enum CharacterWidth {
  /// What a scalar does in a row of cells.
  public enum Kind: Sendable, Hashable {
    /// One cell.
    case narrow
    /// Two cells.
    case wide
    /// No cell of its own: joins the cell before it.
    case combining
    /// Dropped: chooses between pictures of the same character (variation selectors).
    case ignored
    /// Unfit for a terminal: one cell with a replacement.
    case replaced

    /// Cells it takes.
    public var columns: Int {
      switch self {
      case .narrow, .replaced: 1
      case .wide: 2
      case .combining, .ignored: 0
      }
    }
  }

  /// The kind of one scalar.
  ///
  /// - Complexity: O(1) for ASCII, Latin, box drawing and braille; else O(log 80).
  public static func kind(of scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if value < 0x300 {
      return value < 0x20 || (0x7F...0x9F).contains(value) || value == 0xAD ? .replaced : .narrow
    }
    // Box drawing, blocks, shapes and braille: the chrome of every frame.
    if (0x2500...0x25FC).contains(value) || (0x2800...0x28FF).contains(value) { return .narrow }
    if (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) { return .ignored }
    if isConjoiningJamo(value) { return .combining }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return .replaced
    case .nonspacingMark, .enclosingMark: return .combining
    default: return isWide(value) ? .wide : .narrow
    }
  }

  /// Cells the whole text takes, once made harmless; a leading combining mark takes one.
  ///
  /// - Complexity: O(number of scalars).
  public static func displayWidth(of text: String) -> Int {
    let utf8 = text.utf8
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.count }
    var columns = 0
    for (_, width) in GlyphSequence(text) { columns += width }
    return columns
  }

  /// Medial vowels and final consonants of Hangul, drawn inside the syllable's cell.
  private static func isConjoiningJamo(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7C6).contains(value)
      || (0xD7CB...0xD7FB).contains(value)
  }

  private static func isWide(_ value: UInt32) -> Bool {
    var low = 0
    var high = wideRanges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    return 2 * low < wideRanges.count && wideRanges[2 * low] <= value
  }

  /// First and last scalar of each run with East Asian Width W or F, ascending.
  ///
  /// From EastAsianWidth.txt; runs that are parted only by unassigned scalars or combining marks
  /// are joined, since those are told apart before this table is asked.
  private static let wideRanges: [UInt32] = [
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0,
    0x23F3, 0x23F3, 0x25FD, 0x25FE, 0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F,
    0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5,
    0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5,
    0x26FA, 0x26FA, 0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728,
    0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
    0x2E80, 0x303E, 0x3041, 0xA4C6, 0xA960, 0xA97C, 0xAC00, 0xD7A3, 0xF900, 0xFAD9,
    0xFE10, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x1B2FB, 0x1F004, 0x1F004,
    0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D, 0x1F335,
    0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0,
    0x1F3F4, 0x1F3F4, 0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D,
    0x1F54B, 0x1F54E, 0x1F550, 0x1F567, 0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4,
    0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC, 0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF,
    0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A, 0x1F93C, 0x1F945,
    0x1F947, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD,
  ]
}
