import BatchModel
import TextCanvas

extension Field {
  /// What an edit of this field did, from what to what.
  func changeTitle(from before: Scenario, to after: Scenario) -> String {
    let change = "\(label) \(text(in: before)) → \(text(in: after))\(unitSuffix)"
    guard let device else { return change }
    let (old, new) = (before.devices[device], after.devices[device])
    switch self {
    case .name: return change
    case .efficiency where old.link.channel != nil:
      return
        "\(old.name) \(label) \(Self.rounded(old.efficiency)) → \(text(in: after))\(unitSuffix)"
        + ", in place of its channel"
    case .power, .gain, .noise:
      return "\(old.name) \(change): η \(Self.rounded(old.efficiency)) → "
        + Self.rounded(new.efficiency)
    default: return "\(old.name) \(change)"
    }
  }

  /// What follows from a channel has more digits than anybody reads.
  private static func rounded(_ efficiency: Double) -> String {
    NumberText.fixed(efficiency, decimals: 3).trimmingZeros
  }
}
