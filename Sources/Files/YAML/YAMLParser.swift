private import CYaml

/// Builds the tree of a YAML text from libyaml's events.
///
/// Yams' own tree stops at the first duplicate key and follows aliases; this one keeps every
/// key, so that all faults of a text can be told at once, and never grows beyond the text.
struct YAMLParser {
  /// The largest text that is read, in bytes.
  static let sizeLimit = 16 << 20
  /// The deepest nesting of lists and mappings; a scenario needs five.
  static let depthLimit = 64
  /// The most values in a text; the largest scenario has 1.4 million.
  static let nodeLimit = 4_000_000
  /// The most `%TAG` directives: libyaml compares each with all before it.
  static let tagDirectiveLimit = 64

  /// A list or mapping whose end has not been seen.
  private struct Open {
    var place: Place
    var start: Int
    var isMapping: Bool
    var isFlow: Bool
    var isTagged: Bool
    var items: [YAMLNode] = []
  }

  private var open: [Open] = []
  private var root: YAMLNode?
  private var nodes = 0
  private var documents = 0
  private var faults: FaultList

  private init(faults: FaultList) { self.faults = faults }

  /// The tree of the one document in `bytes`, nil if there is nothing but space and comments.
  ///
  /// Aliases, tags and further documents are added to `faults`.
  /// - Throws: The one fault of a text that is too large, no UTF-8 or no YAML.
  static func parse(_ bytes: [UInt8], faults: inout FaultList) throws(Fault) -> YAMLNode? {
    if bytes.count > sizeLimit {
      throw Fault(.start, "the text is too large: allowed are at most 16 MiB")
    }
    if tagDirectives(in: bytes) > tagDirectiveLimit {
      throw Fault(.start, "too many `%TAG` directives: allowed are at most \(tagDirectiveLimit)")
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    var parser = YAMLParser(faults: faults)
    let outcome = text.withUnsafeBufferPointer { buffer in
      Result { () throws(Fault) in try parser.run(buffer) }
    }
    try outcome.get()
    faults = parser.faults
    return parser.root
  }

  private mutating func run(_ text: UnsafeBufferPointer<UInt8>) throws(Fault) {
    // libyaml keeps pointers into the parser, so it must not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      throw Fault(.start, "not enough memory to read the text")
    }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)

    var event = yaml_event_t()
    var type = YAML_NO_EVENT
    while type != YAML_STREAM_END_EVENT {
      guard yaml_parser_parse(parser, &event) == 1 else {
        throw Self.fault(of: parser.pointee, in: text)
      }
      defer { yaml_event_delete(&event) }
      type = event.type
      if type == YAML_DOCUMENT_START_EVENT {
        documents += 1
        if documents > 1 {
          faults.add(Self.place(event.start_mark), "a second document: allowed is one in a text")
          return
        }
      } else {
        try take(event)
      }
    }
  }

  private mutating func take(_ event: yaml_event_t) throws(Fault) {
    let place = Self.place(event.start_mark)
    let range = Int(event.start_mark.index)..<Int(event.end_mark.index)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      if refuseTag(scalar.tag, place) { return try add(.refused, place, range) }
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = String(decoding: bytes, as: UTF8.self)
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      try add(isPlain ? .plain(text) : .quoted(text), place, range)
    case YAML_ALIAS_EVENT:
      faults.add(
        place,
        "an alias: found \(Self.quoted(event.data.alias.anchor, prefix: "*")), "
          + "allowed is the value itself, written out")
      try add(.refused, place, range)
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      let isFlow = list.style == YAML_FLOW_SEQUENCE_STYLE
      try begin(
        Open(
          place: place, start: range.lowerBound, isMapping: false, isFlow: isFlow,
          isTagged: refuseTag(list.tag, place)))
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      let isFlow = mapping.style == YAML_FLOW_MAPPING_STYLE
      try begin(
        Open(
          place: place, start: range.lowerBound, isMapping: true, isFlow: isFlow,
          isTagged: refuseTag(mapping.tag, place)))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      if let closed = open.popLast() { try close(closed, end: range.upperBound) }
    default:
      break
    }
  }

  private mutating func begin(_ opened: Open) throws(Fault) {
    if open.count == Self.depthLimit { throw Self.tooDeep(opened.place) }
    open.append(opened)
  }

  private mutating func close(_ closed: Open, end: Int) throws(Fault) {
    let items = closed.items
    // A block has no mark of its own at its end: libyaml reports the next token's place.
    let last = closed.isFlow ? end : items.last?.range.upperBound ?? closed.start
    let range = closed.start..<max(closed.start, last)
    if closed.isTagged {
      try add(.refused, closed.place, range)
    } else if closed.isMapping {
      let entries = stride(from: 0, to: items.count - 1, by: 2).map {
        YAMLNode.Entry(key: items[$0], value: items[$0 + 1])
      }
      try add(.mapping(entries), closed.place, range, isFlow: closed.isFlow)
    } else {
      try add(.sequence(items), closed.place, range, isFlow: closed.isFlow)
    }
  }

  private mutating func add(
    _ content: YAMLNode.Content, _ place: Place, _ range: Range<Int>, isFlow: Bool = false
  ) throws(Fault) {
    nodes += 1
    if nodes > Self.nodeLimit {
      throw Fault(place, "too many values: allowed are at most \(Self.nodeLimit)")
    }
    let node = YAMLNode(place: place, range: range, isFlow: isFlow, content: content)
    if open.isEmpty { root = node } else { open[open.count - 1].items.append(node) }
  }

  private mutating func refuseTag(
    _ tag: UnsafeMutablePointer<yaml_char_t>?, _ place: Place
  ) -> Bool {
    guard let tag else { return false }
    faults.add(place, "a tag: found \(Self.quoted(tag)), allowed is the value alone")
    return true
  }

  private static func quoted(_ text: UnsafePointer<yaml_char_t>?, prefix: String = "") -> String {
    HarmlessText.quoted(prefix + (text.map { String(cString: $0) } ?? ""))
  }

  private static func tooDeep(_ place: Place) -> Fault {
    Fault(place, "nested too deep: allowed are at most \(depthLimit) levels")
  }

  private static func place(_ mark: yaml_mark_t) -> Place {
    Place(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  /// What libyaml found wrong with the text as a whole.
  private static func fault(
    of parser: yaml_parser_t, in text: UnsafeBufferPointer<UInt8>
  ) -> Fault {
    let problem = parser.problem.map { String(cString: $0) } ?? "it cannot be read"
    switch parser.error {
    case YAML_MEMORY_ERROR:
      return Fault(.start, "not enough memory to read the text")
    case YAML_READER_ERROR:
      let value = String(UInt32(truncatingIfNeeded: parser.problem_value), radix: 16)
      return Fault(
        place(offset: Int(parser.problem_offset), in: text),
        "not YAML: \(problem), found 0x\(value), allowed is printable UTF-8 text")
    case YAML_PARSER_ERROR where problem.hasPrefix("Maximum nesting"):
      // libyaml looks up to 1024 characters ahead, so its own limit may be met first.
      return tooDeep(place(parser.problem_mark))
    default:
      let context = parser.context.map { " \(String(cString: $0))" } ?? ""
      let mark = place(parser.problem_mark)
      return Fault(mark, "not YAML: \(problem)\(context), allowed is YAML 1.2")
    }
  }

  private static func place(offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Place {
    var place = Place.start
    for byte in text.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        place = Place(line: place.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    return place
  }

  private static func tagDirectives(in bytes: [UInt8]) -> Int {
    let pattern = Array("%TAG".utf8)
    return bytes.indices.count { bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern) }
  }
}
