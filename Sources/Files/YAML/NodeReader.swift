import BatchModel
import TextCanvas

/// Reads values out of a tree and collects what is wrong with them.
///
/// A value that is nil has been reported already; rules that need it are not checked.
struct NodeReader {
  /// What was wrong so far.
  var faults = FaultList()

  /// The values of a mapping by key; each key is one of those allowed.
  struct Fields {
    /// Where the mapping begins.
    var place: Place
    /// The keys that are allowed.
    fileprivate let names: [String]
    /// The value of each allowed key, nil where it is left out.
    fileprivate var values: [YAMLNode?]

    /// The value of a key, nil where it is left out.
    subscript(_ name: String) -> YAMLNode? {
      names.firstIndex(of: name).flatMap { values[$0] }
    }
  }

  /// The tree of a text, nil if there is none; `needed` says what a text begins with.
  mutating func parse(_ bytes: [UInt8], needed: String) -> YAMLNode? {
    do throws(Fault) {
      if let root = try YAMLParser.parse(bytes, faults: &faults) { return root }
      faults.add(.start, "the text is empty: needed is \(needed)")
    } catch {
      // What is not YAML is one fault alone.
      faults = FaultList()
      faults.add(error.place, error.message)
    }
    return nil
  }

  /// The values of a mapping, nil if `node` is none; unknown and repeated keys are faults.
  mutating func fields(_ node: YAMLNode, of what: String, allowed: [String]) -> Fields? {
    guard case .mapping(let entries) = node.content else {
      refuse(node, "\(what) is no mapping", "a mapping of \(HarmlessText.list(allowed))")
      return nil
    }
    var fields = Fields(
      place: node.place, names: allowed, values: Array(repeating: nil, count: allowed.count))
    for entry in entries {
      guard let name = entry.key.text else {
        refuse(entry.key, "a key of \(what) is no text", HarmlessText.list(allowed))
        continue
      }
      guard let index = allowed.firstIndex(of: name) else {
        faults.add(entry.key.place, Self.unknown(name, "key of \(what)", allowed))
        continue
      }
      if let first = fields.values[index] {
        faults.add(
          entry.key.place,
          "the key \(HarmlessText.quoted(name)) of \(what) is given twice: its first value is on "
            + "line \(first.place.line), allowed is one")
      } else {
        fields.values[index] = entry.value
      }
    }
    return fields
  }

  /// A number that must be there.
  mutating func number(_ name: String, in fields: Fields, _ limits: NumberLimits) -> Double? {
    guard let node = fields[name] else {
      missing(name, in: fields, limits.description)
      return nil
    }
    return number(node, name, limits)
  }

  /// A number, or a default where it is left out.
  mutating func number(
    _ name: String, in fields: Fields, _ limits: NumberLimits, default value: Double
  ) -> Double? {
    guard let node = fields[name] else { return value }
    return number(node, name, limits)
  }

  /// A number within limits.
  mutating func number(_ node: YAMLNode, _ name: String, _ limits: NumberLimits) -> Double? {
    guard case .plain(let text) = node.content, let value = DecimalText.number(text) else {
      refuse(node, "`\(name)` is no plain decimal number", limits.description)
      return nil
    }
    guard value.isFinite, limits.contains(value) else {
      refuse(node, "`\(name)` is out of range", limits.description)
      return nil
    }
    return value
  }

  /// A whole number within a range; digits alone, neither `30.0` nor `3e1`.
  mutating func wholeNumber(
    _ node: YAMLNode, _ name: String, _ range: ClosedRange<Int>
  ) -> Int? {
    let allowed = "a whole number in digits alone from \(range.lowerBound) to \(range.upperBound)"
    guard case .plain(let text) = node.content, DecimalText.number(text) != nil else {
      refuse(node, "`\(name)` is no whole number", allowed)
      return nil
    }
    guard let value = DecimalText.wholeNumber(text), range.contains(value) else {
      let isWhole = text.utf8.dropFirst().allSatisfy { (48...57).contains($0) }
      refuse(node, "`\(name)` is \(isWhole ? "out of range" : "no whole number")", allowed)
      return nil
    }
    return value
  }

  /// A name: its text as it is written, even `no` or `1e3`.
  mutating func name(_ node: YAMLNode) -> String? {
    guard let text = node.text else {
      refuse(node, "`name` is no text", "a text of 1 to 64 characters")
      return nil
    }
    let end = text.index(text.startIndex, offsetBy: 64, limitedBy: text.endIndex)
    guard !text.isEmpty, end == nil || end == text.endIndex else {
      let length = text.isEmpty ? "empty" : "too long"
      refuse(node, "`name` is \(length)", "a text of 1 to 64 characters")
      return nil
    }
    return text
  }

  /// Reports a key that must be there, at the mapping that lacks it.
  mutating func missing(_ name: String, in fields: Fields, _ needed: String) {
    faults.add(fields.place, "`\(name)` is missing: needed is \(needed)")
  }

  /// Reports a value, unless the parser has refused it already.
  mutating func refuse(
    _ node: YAMLNode, _ problem: @autoclosure () -> String, _ allowed: @autoclosure () -> String
  ) {
    if case .refused = node.content { return }
    faults.add(node.place, "\(problem()): found \(node.shown), allowed is \(allowed())")
  }

  /// The message for a name that is not one of `allowed`.
  static func unknown(_ name: String, _ kind: String, _ allowed: [String]) -> String {
    "unknown \(kind): found \(HarmlessText.quoted(name)), "
      + "allowed are \(HarmlessText.list(allowed))\(NearestName.hint(name, among: allowed))"
  }
}
