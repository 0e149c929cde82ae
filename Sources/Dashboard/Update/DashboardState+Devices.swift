import BatchModel

extension DashboardState {
  /// Why no further device can be added, nil when one can.
  var fullReason: String? {
    let most = Scenario.Limits.devices.upperBound
    return document.map { $0.scenario.devices.count < most } ?? true
      ? nil : "\(most) devices are the most"
  }

  /// A new device with the median deadline and efficiency of the others.
  mutating func addDevice() -> [Effect] {
    guard let devices = document?.scenario.devices, let last = devices.last else { return [] }
    let name = FreshName.next(after: last.name, taken: Set(devices.map(\.name)))
    let device = Device(
      name: name, deadline: Self.median(devices.map(\.deadline)),
      efficiency: Self.median(devices.map(\.efficiency)))
    return insert(device, at: devices.count, title: "\(name) added")
  }

  /// A device like the one under the cursor, after it.
  mutating func duplicateDevice() -> [Effect] {
    guard let devices = document?.scenario.devices else { return [] }
    var device = devices[cursor.device]
    device.name = FreshName.copy(of: device.name, taken: Set(devices.map(\.name)))
    return insert(
      device, at: cursor.device + 1,
      title: "\(device.name) added, as \(devices[cursor.device].name)")
  }

  /// Takes devices out, given by ascending indices; one must stay.
  mutating func remove(_ devices: [Int]) throws(Refusal) -> [Effect] {
    guard var edited = document?.scenario else { return [] }
    guard devices.count < edited.devices.count else {
      throw Refusal("a scenario needs at least one device")
    }
    let row = selectedRow
    let gone = Set(devices)
    let title =
      devices.count == 1
      ? "\(edited.devices[devices[0]].name) removed" : "\(devices.count) devices removed"
    edited.devices = edited.devices.indices.filter { !gone.contains($0) }.map { edited.devices[$0] }
    let isCursorGone = gone.contains(cursor.device)
    let effects = edit(edited, title: title)
    if isCursorGone, !rows.isEmpty { cursor.device = rows[min(row, rows.count - 1)] }
    return effects
  }

  /// What `:channel` does: power, gain and noise in place of the efficiency.
  mutating func setChannels(_ text: String) throws(Refusal) -> [Effect] {
    guard let scenario = document?.scenario else { return [] }
    let numbers = text.split(separator: " ").compactMap { DecimalText.number(String($0)) }
    guard numbers.count == 3, text.split(separator: " ").count == 3 else {
      throw Refusal("channel: found “\(text)”, three numbers are needed: 1e-6 1e-9 4e-18")
    }
    for (field, number) in zip(Field.channel(0), numbers)
    where
      !(field.limits?.contains(number) ?? false)
    {
      throw field.refusal(DecimalText.text(number), scenario)
    }
    let channel = Channel(power: numbers[0], gain: numbers[1], noise: numbers[2])
    try Field.check(channel)
    let devices = try devicesMeant()
    var edited = scenario
    for k in devices { edited.devices[k].link = .channel(channel) }
    return edit(edited, title: "\(Self.words(for: devices, of: scenario)): channel \(text)")
  }

  private mutating func insert(_ device: Device, at index: Int, title: String) -> [Effect] {
    guard var edited = document?.scenario else { return [] }
    edited.devices.insert(device, at: index)
    let effects = edit(edited, title: title)
    point(at: index)
    return effects
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    let median =
      sorted.count.isMultiple(of: 2)
      ? sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2 : sorted[middle]
    return Decade.rounded(median)
  }
}
