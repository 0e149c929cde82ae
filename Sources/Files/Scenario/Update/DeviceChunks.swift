/// A device list cut into pieces that can be put together anew.
struct DeviceChunks {
  /// A device with what belongs to it.
  struct Chunk {
    /// Comment lines above it, its indentation and dash.
    var lead: String
    /// The device itself.
    var body: String
    /// The rest of its line: comma, comment and line break.
    var trail: String
  }

  /// The part of the text that the pieces make up.
  let range: Range<Int>
  /// The devices in the order of the text.
  let chunks: [Chunk]

  private let isFlow: Bool
  private let newline: String

  /// Cuts a list; nil where its layout is too unusual.
  init?(text: YAMLText, entry: YAMLNode.Entry) {
    let list = entry.value
    guard let first = list.items.first?.range.lowerBound else { return nil }
    isFlow = list.isFlow
    newline = text.newline
    let start: Int
    if list.isFlow {
      // An anchor would come before the bracket.
      guard text.scalars[list.range.lowerBound] == "[" else { return nil }
      let inside = list.range.lowerBound + 1
      start = text.lineBreak(in: inside..<first) ?? first
    } else {
      start = text.lineEnd(after: entry.key.range.upperBound)
      guard start <= first else { return nil }
    }
    var chunks: [Chunk] = []
    var end = start
    for (index, item) in list.items.enumerated() {
      let isLast = index + 1 == list.items.count
      let bodyEnd = text.end(of: item)
      let next = isLast ? list.range.upperBound - 1 : list.items[index + 1].range.lowerBound
      let trailEnd: Int
      if list.isFlow {
        trailEnd = Self.flowTrailEnd(text, bodyEnd..<next)
      } else {
        trailEnd = text.lineEnd(after: bodyEnd)
      }
      chunks.append(
        Chunk(
          lead: text.string(end..<item.range.lowerBound),
          body: text.string(item.range.lowerBound..<bodyEnd),
          trail: text.string(bodyEnd..<trailEnd)))
      end = trailEnd
    }
    range = start..<end
    self.chunks = chunks
  }

  /// A device's line ends at its line break, or where all stand on one line after its comma.
  private static func flowTrailEnd(_ text: YAMLText, _ gap: Range<Int>) -> Int {
    if let end = text.lineBreak(in: gap) { return end }
    let string = text.string(gap)
    guard let comma = YAMLText.comma(in: string) else { return gap.lowerBound }
    return gap.lowerBound + string.unicodeScalars.distance(from: string.startIndex, to: comma) + 1
  }

  /// A chunk for a new device, laid out like the one at `index`.
  func chunk(holding body: String, like index: Int) -> Chunk {
    let model = chunks[index]
    let own = String(model.lead[ownLine(of: model.lead)...])
    let lead = isFlow ? Self.withoutComma(own) : YAMLText.withoutComments(own)
    let hasBreak = model.trail.unicodeScalars.contains(where: YAMLText.isBreak)
    return Chunk(
      lead: lead, body: body,
      trail: hasBreak || !isFlow ? newline : "")
  }

  /// The comment lines above devices that are gone, by the device they now stand above;
  /// the number of devices for those at the end.
  func comments(ofMissing kept: Set<Int>) -> [Int: String] {
    var result: [Int: String] = [:]
    var pending = ""
    for (index, chunk) in chunks.enumerated() {
      if kept.contains(index) {
        if !pending.isEmpty { result[index] = pending }
        pending = ""
      } else {
        let above = String(chunk.lead[..<ownLine(of: chunk.lead)])
        if above.contains("#") { pending += isFlow ? Self.withoutComma(above) : above }
      }
    }
    if !pending.isEmpty { result[chunks.count] = pending }
    return result
  }

  /// Where the line begins that the device begins on: that of its dash, where it has one.
  private func ownLine(of lead: String) -> String.Index {
    let scalars = lead.unicodeScalars
    var line = scalars.startIndex
    var isComment = false
    for index in scalars.indices {
      if YAMLText.isBreak(scalars[index]) {
        line = scalars.index(after: index)
        isComment = false
      } else if scalars[index] == "#" {
        isComment = true
      } else if scalars[index] == "-", !isComment, !isFlow {
        return line
      }
    }
    return line
  }

  /// The list of these devices.
  func joined(_ chunks: [Chunk]) -> String {
    var chunks = chunks
    let endsWithComma = self.chunks.last.map { YAMLText.comma(in: $0.trail) != nil } ?? false
    for index in chunks.indices {
      let isLast = index + 1 == chunks.count
      if !isFlow {
        let isOpen = chunks[index].trail.unicodeScalars.last.map(YAMLText.isBreak) != true
        if isOpen, !isLast { chunks[index].trail += newline }
        continue
      }
      if index == 0 { chunks[0].lead = Self.withoutComma(chunks[0].lead) }
      let hasComma = YAMLText.comma(in: chunks[index].trail) != nil
      if isLast {
        if hasComma, !endsWithComma {
          chunks[index].trail = Self.withoutComma(chunks[index].trail)
        }
        continue
      }
      if hasComma {
        chunks[index + 1].lead = Self.withoutComma(chunks[index + 1].lead)
      } else if YAMLText.comma(in: chunks[index + 1].lead) == nil {
        chunks[index].trail = "," + chunks[index].trail
      }
      if chunks[index].trail == ",", chunks[index + 1].lead.isEmpty {
        chunks[index + 1].lead = " "
      }
    }
    return chunks.map { $0.lead + $0.body + $0.trail }.joined()
  }

  private static func withoutComma(_ gap: String) -> String {
    guard let comma = YAMLText.comma(in: gap) else { return gap }
    var result = gap
    result.unicodeScalars.remove(at: comma)
    return result
  }
}
