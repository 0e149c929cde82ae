import TextCanvas

extension VerbTable {
  /// Whole devices, and which of them are shown.
  static let devices: [Verb] = [
    Verb(
      name: "channel", usage: "POWER GAIN NOISE",
      help: "a channel in place of the efficiency of the devices meant"
    ) { state, text throws(Refusal) in try state.setChannels(text) },
    Verb(name: "remove", usage: "", help: "take out the devices meant") {
      state, text throws(Refusal) in
      guard text.isEmpty else { throw Refusal("remove takes no argument, found “\(text)”") }
      return try state.remove(state.devicesMeant())
    },
    Verb(
      name: "filter", usage: "[deadline<9 | outage | NAME]",
      help: "show only devices for which all terms hold; nothing shows all",
      words: { _ in RowFilter.words }
    ) { state, text throws(Refusal) in
      state.filterRows(try RowFilter(text))
      return []
    },
    Verb(
      name: "sort", usage: "deadline | name | …", help: "sort the rows",
      words: { _ in RowOrder.allCases.map(\.rawValue) }
    ) { state, text throws(Refusal) in
      state.sortRows(by: try VerbTable.choice(RowOrder.self, text, of: "an order"))
      return []
    },
  ]

  /// The verbs that act on the devices meant: the marked, the filtered, or the one at the cursor.
  static let forDevices: Set<String> = [
    "deadline", "efficiency", "power", "gain", "noise", "channel", "remove",
  ]

  /// The case with that raw value, or a refusal that lists them all.
  static func choice<Choice: RawRepresentable & CaseIterable>(
    _ type: Choice.Type, _ text: String, of what: String
  ) throws(Refusal) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    throw Refusal(
      "“\(text)” is not \(what): \(names.joined(separator: ", "))"
        + NearestName.hint(text, among: names))
  }
}
