import BatchModel

extension Plan {
  /// The scheme's name, or `scheduler+allocation` for a pair without one.
  var label: String { scheme ?? "\(scheduler)+\(allocation)" }
}
