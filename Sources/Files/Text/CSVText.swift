/// The rows of a CSV text, strictly as RFC 4180 has them.
struct CSVText {
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
