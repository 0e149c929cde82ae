/// A value of a YAML text, with the place where it begins.
struct YAMLNode {
  /// Where the value begins.
  var place: Place
  /// The part of the text it takes, in code points after a byte order mark.
  var range: Range<Int>
  /// Whether it is a list or mapping in brackets.
  var isFlow = false
  /// What it is.
  var content: Content

  /// The kinds of value.
  enum Content {
    /// Text without quotes, which may stand for a number; empty where nothing was written.
    case plain(String)
    /// Text in quotes or a block scalar, which is text and nothing else.
    case quoted(String)
    /// Keys with their values, in the order of the text; keys may be repeated.
    case mapping([Entry])
    /// A list.
    case sequence([YAMLNode])
    /// An alias or a tagged value, for which the parser has already added a fault.
    case refused
  }

  /// A key with its value.
  struct Entry {
    /// The key.
    var key: YAMLNode
    /// The value.
    var value: YAMLNode
  }

  /// The entries of a mapping, none for anything else.
  var entries: [Entry] {
    if case .mapping(let entries) = content { entries } else { [] }
  }

  /// The items of a list, none for anything else.
  var items: [YAMLNode] {
    if case .sequence(let items) = content { items } else { [] }
  }

  /// Whether it is text that stands in quotes or as a block.
  var isQuoted: Bool {
    if case .quoted = content { true } else { false }
  }

  /// The entry of a key, nil where there is none.
  func entry(_ key: String) -> Entry? { entries.first { $0.key.text == key } }

  /// The text of a scalar, nil for anything else.
  var text: String? {
    switch content {
    case .plain(let text), .quoted(let text): text
    case .mapping, .sequence, .refused: nil
    }
  }

  /// The value as a fault names it: shortened text, or its kind.
  var shown: String {
    switch content {
    case .plain(""): "nothing"
    case .plain(let text): HarmlessText.quoted(text)
    case .quoted(""): "an empty text"
    case .quoted(let text): "the text \(HarmlessText.quoted(text)) in quotes"
    case .mapping: "a mapping"
    case .sequence(let items): items.isEmpty ? "an empty list" : "a list of \(items.count)"
    case .refused: "a refused value"
    }
  }
}
