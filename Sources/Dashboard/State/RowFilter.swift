import BatchModel
import TextCanvas

/// Which devices are shown: all terms must hold, separated by blanks.
///
/// A term compares a quantity with a number (`deadline<9`, `steps=0`), is one of the words
/// `outage`, `late`, `marked` and `channel`, or is a part of the name in any letter case.
public struct RowFilter: Sendable, Equatable {
  /// What a term can compare.
  public enum Quantity: String, Sendable, CaseIterable {
    /// Deadline, s.
    case deadline
    /// Spectral efficiency, bit/s/Hz.
    case efficiency
    /// Bandwidth, Hz.
    case bandwidth
    /// Denoising steps.
    case steps
    /// FID.
    case fid
    /// Time between delivery and deadline, s.
    case slack
  }

  /// A state a device can be in.
  public enum Condition: String, Sendable, CaseIterable {
    /// No step at all.
    case outage
    /// Delivered after its deadline.
    case late
    /// Marked with `V`.
    case marked
    /// Its efficiency comes from a channel.
    case channel
  }

  fileprivate enum Term: Sendable, Equatable {
    case part(NamePart)
    case condition(Condition)
    case comparison(Quantity, Sign, Double)
  }

  fileprivate enum Sign: String, CaseIterable {
    case lessOrEqual = "<="
    case moreOrEqual = ">="
    case different = "!="
    case less = "<"
    case more = ">"
    case equal = "="
  }

  /// The text it was read from.
  public let text: String
  private let terms: [Term]

  /// Shows all devices.
  public init() { (text, terms) = ("", []) }

  /// Reads a filter; a refusal says which comparison makes no sense.
  public init(_ text: String) throws(Refusal) {
    var terms: [Term] = []
    for word in text.split(separator: " ") { terms.append(try Self.term(String(word))) }
    (self.text, self.terms) = (text, terms)
  }

  /// The words a term may begin with.
  static let words = Condition.allCases.map(\.rawValue) + Quantity.allCases.map(\.rawValue)

  /// Whether it shows all devices.
  public var isEmpty: Bool { terms.isEmpty }

  /// Whether a device may come or go with the plan.
  var needsPlan: Bool {
    terms.contains { term in
      switch term {
      case .part: false
      case .condition(let condition): condition == .outage || condition == .late
      case .comparison(let quantity, _, _): quantity != .deadline && quantity != .efficiency
      }
    }
  }

  /// Whether a device is shown; what the plan would have to tell and does not is not.
  func shows(_ device: Device, _ service: Plan.Service?, isMarked: Bool) -> Bool {
    terms.allSatisfy { term in
      switch term {
      case .part(let part): part.isIn(device.name)
      case .condition(.outage): service?.steps == 0
      case .condition(.late): (service?.slack ?? 0) < -1e-6
      case .condition(.marked): isMarked
      case .condition(.channel): device.link.channel != nil
      case .comparison(let quantity, let sign, let number):
        Self.value(quantity, device, service).map { sign.holds($0, number) } ?? false
      }
    }
  }

  private static func value(
    _ quantity: Quantity, _ device: Device, _ service: Plan.Service?
  ) -> Double? {
    switch quantity {
    case .deadline: device.deadline
    case .efficiency: device.efficiency
    case .bandwidth: service?.bandwidth
    case .steps: service.map { Double($0.steps) }
    case .fid: service?.fid
    case .slack: service?.slack
    }
  }

  private static func term(_ word: String) throws(Refusal) -> Term {
    if let condition = Condition(rawValue: word.lowercased()) { return .condition(condition) }
    guard let start = word.firstIndex(where: { "<>=!".contains($0) }) else {
      return .part(NamePart(word))
    }
    let (name, rest) = (String(word[..<start]), word[start...])
    guard let sign = Sign.allCases.first(where: { rest.hasPrefix($0.rawValue) }) else {
      throw Refusal("“\(word)”: after ! comes =")
    }
    guard let quantity = Quantity(rawValue: name == "η" ? "efficiency" : name.lowercased()) else {
      let names = Quantity.allCases.map(\.rawValue)
      throw Refusal(
        "“\(name)” cannot be compared; \(names.joined(separator: ", ")) can"
          + NearestName.hint(name, among: names))
    }
    let number = String(rest.dropFirst(sign.rawValue.count))
    guard let value = DecimalText.number(number) else {
      throw Refusal("“\(word)”: a number follows \(sign.rawValue), as in \(quantity)<9")
    }
    return .comparison(quantity, sign, value)
  }
}

extension RowFilter.Sign {
  fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .less: left < right
    case .more: left > right
    case .lessOrEqual: left <= right
    case .moreOrEqual: left >= right
    case .equal: left == right
    case .different: left != right
    }
  }
}
