import ArgumentParser
import BatchModel

/// Numbers on the command line, parted by commas: `10,20,1000`.
struct NumberList: ExpressibleByArgument, CustomStringConvertible {
  let values: [Double]

  init(_ values: [Double]) { self.values = values }

  /// Reads numbers; nil when one of them is none.
  init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { DecimalText.number(String($0)) }
    guard numbers.allSatisfy({ $0?.isFinite == true }) else { return nil }
    values = numbers.compactMap(\.self)
  }

  var description: String { values.map(DecimalText.text).joined(separator: ",") }
  var defaultValueDescription: String { values.isEmpty ? "none" : description }
}
