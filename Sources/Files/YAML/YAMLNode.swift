/// A value of a YAML text, with the place where it begins.
struct YAMLNode {
  /// Where the value begins.
  var place: Place
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
