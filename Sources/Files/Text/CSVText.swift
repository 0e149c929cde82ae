/// The rows of a CSV text, strictly as RFC 4180 has them.
public struct CSVText {
  /// A field and the place where it begins.
  struct Field {
    var place: Place
    var text: String
  }

  private var scalars: String.UnicodeScalarView.SubSequence
  private var place = Place.start

  /// The rows of a text with their fields; lines with nothing on them are left out.
  ///
  /// Lines end with a line feed, with or without a carriage return before it.
  /// - Throws: The first quote that is out of place.
  static func rows(_ text: String) throws(Fault) -> [[Field]] {
    let scalars = text.unicodeScalars
    var reader = CSVText(scalars: scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...])
    var rows: [[Field]] = []
    while !reader.scalars.isEmpty {
      let row = try reader.row()
      if row.count > 1 || row[0].text != "" { rows.append(row) }
    }
    return rows
  }

  private init(scalars: String.UnicodeScalarView.SubSequence) { self.scalars = scalars }

  private mutating func row() throws(Fault) -> [Field] {
    var fields = [try field()]
    while scalars.first == "," {
      advance()
      fields.append(try field())
    }
    if scalars.first == "\r" { advance() }
    if let next = scalars.first, next != "\n" {
      throw Fault(
        place,
        "not CSV: found \(HarmlessText.quoted(String(next))) after a closing quote, "
          + "allowed is a comma or the end of the line")
    }
    if !scalars.isEmpty { advance() }
    return fields
  }

  private mutating func field() throws(Fault) -> Field {
    let start = place
    guard scalars.first == "\"" else {
      var text = String.UnicodeScalarView()
      while let next = scalars.first, next != ",", next != "\n", !isLineEnd {
        guard next != "\"" else {
          throw Fault(
            place,
            "not CSV: found a quote inside a field, allowed is `\"\"` in a field that "
              + "stands in quotes")
        }
        text.append(next)
        advance()
      }
      return Field(place: start, text: String(text))
    }
    advance()
    var text = String.UnicodeScalarView()
    while let next = scalars.first {
      advance()
      if next == "\"" {
        guard scalars.first == "\"" else { return Field(place: start, text: String(text)) }
        advance()
      }
      text.append(next)
    }
    throw Fault(start, "not CSV: a quote is never closed, needed is another one")
  }

  /// Whether what follows is a carriage return and a line feed.
  private var isLineEnd: Bool {
    scalars.first == "\r" && scalars.dropFirst().first == "\n"
  }

  private mutating func advance() {
    if scalars.removeFirst() == "\n" {
      place = Place(line: place.line + 1, column: 1)
    } else {
      place.column += 1
    }
  }
}

extension CSVText {
  /// A row with its line feed; fields that need quotes get them.
  public static func row(_ fields: [String]) -> String {
    fields.map(quotedIfNeeded).joined(separator: ",") + "\n"
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    // Scalars, as "\r\n" is one Character and equal to neither of its halves.
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}

extension CSVText {
  /// The rows of a file with their fields, nil where there are none because of a fault.
  static func rows(_ bytes: [UInt8], faults: inout FaultList) -> [[Field]]? {
    if bytes.count > YAMLParser.sizeLimit {
      faults.add(.start, "the text is too large: allowed are at most 16 MiB")
      return nil
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults.add(.start, "the text is no UTF-8: allowed is UTF-8 alone")
      return nil
    }
    do throws(Fault) {
      return try rows(text)
    } catch {
      faults.add(error.place, error.message)
      return nil
    }
  }

  /// The message for a row that is longer or shorter than the first one.
  static func wrongLength(_ row: [Field], needed: Int) -> String {
    "the row has the wrong length: found \(row.count) field\(row.count == 1 ? "" : "s"), "
      + "allowed are \(needed) as in the first row"
  }
}
