import TextCanvas

extension NearestName {
  /// A question that ends a message; empty where nothing was typed.
  static func hint(_ text: String, among names: [String]) -> String {
    guard !text.isEmpty, let name = to(text, among: names) else { return "" }
    return ". Maybe “\(name)”?"
  }
}
