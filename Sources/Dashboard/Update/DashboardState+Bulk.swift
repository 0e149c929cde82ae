import BatchModel

extension DashboardState {
  /// The devices a command line acts on, ascending.
  ///
  /// The marked ones, else those a filter shows, else the one under the cursor.
  func devicesMeant() throws(Refusal) -> [Int] {
    if let marked = markedDevices { return marked }
    if table.filter.isEmpty { return [try deviceUnderCursor()] }
    guard !rows.isEmpty else { throw Refusal("no device is shown") }
    return rows.sorted()
  }

  /// The marked devices, ascending; nil when none is marked.
  var markedDevices: [Int]? {
    table.marks.isEmpty ? nil : table.marks.sorted()
  }

  /// The device of the cursor's row.
  func deviceUnderCursor() throws(Refusal) -> Int {
    guard !rows.isEmpty else { throw Refusal("no device is shown") }
    return cursor.device
  }

  /// Which devices a command line would act on, in words.
  var meaning: String {
    guard let scenario = document?.scenario, let devices = try? devicesMeant() else {
      return "no device"
    }
    let words = Self.words(for: devices, of: scenario)
    if !table.marks.isEmpty { return "marked: \(words)" }
    return table.filter.isEmpty ? words : "filtered: \(words)"
  }

  /// A name, or the count of several.
  static func words(for devices: [Int], of scenario: Scenario) -> String {
    devices.count == 1 ? scenario.devices[devices[0]].name : "\(devices.count) devices"
  }

  /// Changes one number of the devices meant, of all of them or of none.
  mutating func adjustDevices(
    _ field: (Int) -> Field, _ text: String
  ) throws(Refusal) -> [Effect] {
    guard let scenario = document?.scenario else { return [] }
    let adjustment = try Self.adjustment(text)
    let devices = try devicesMeant()
    var edited = scenario
    for k in devices {
      do throws(Refusal) {
        guard let value = field(k).value(in: scenario) else {
          throw Refusal("it has an efficiency and no channel")
        }
        try field(k).set(adjustment.applied(to: value), in: &edited)
      } catch {
        throw Refusal("\(scenario.devices[k].name): \(error.message); nothing changed")
      }
    }
    try Field.checkSteps(edited)
    guard devices.count > 1 else { return edit(field(devices[0]), to: edited) }
    return edit(edited, title: "\(devices.count) devices: \(field(0).label) \(adjustment.text)")
  }

  /// Changes a number of the scenario.
  mutating func adjust(_ field: Field, _ text: String) throws(Refusal) -> [Effect] {
    guard let scenario = document?.scenario else { return [] }
    let adjustment = try Self.adjustment(text)
    if adjustment.operation == .set {
      // As typed: a seed may have more digits than a double holds.
      return try enter(String(text.drop { $0 == "=" }), into: field)
    }
    guard let value = field.value(in: scenario) else {
      return try enter(adjustment.text, into: field)
    }
    return edit(field, to: try field.edited(scenario, to: adjustment.applied(to: value)))
  }

  /// Puts what was typed into a field.
  mutating func enter(_ text: String, into field: Field) throws(Refusal) -> [Effect] {
    guard let scenario = document?.scenario else { return [] }
    return edit(field, to: try field.edited(scenario, typing: text))
  }

  private static func adjustment(_ text: String) throws(Refusal) -> Adjustment {
    if let adjustment = Adjustment(text) { return adjustment }
    throw Refusal("found “\(text)”; 12 sets the number, +1, -1, *0.9 and /2 change it")
  }
}
