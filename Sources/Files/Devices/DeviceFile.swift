public import BatchModel

/// Devices from a CSV file.
///
/// The first row names the columns, in any order: `name`, `deadline` in s, and either
/// `efficiency` in bit/s/Hz or `power`, `gain` and `noise` of a channel (W/Hz, linear, W/Hz).
/// Every further row is a device. Fields are quoted as RFC 4180 has it; the limits are those of
/// scenarios.
public enum DeviceFile {
  /// The devices of a text.
  ///
  /// `file` is the name that faults begin with; deadlines are checked against `delay`, as a
  /// scenario allows 10,000 steps.
  /// - Throws: Every fault of the text, in its order.
  public static func read(
    _ bytes: [UInt8], file: String, delay: DelayModel
  ) throws(FaultReport) -> [Device] {
    var reader = DeviceReader(delay: delay)
    let devices = reader.read(bytes)
    guard reader.yaml.faults.isEmpty else { throw reader.yaml.faults.report(file: file) }
    return devices
  }
}
