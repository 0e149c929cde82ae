import BatchModel

extension VerbTable {
  /// Parameters of the scenario and of the devices.
  static let parameters: [Verb] =
    Field.global.map(global)
    + [
      Verb(name: "name", usage: "TEXT", help: "name of the scenario") {
        state, text throws(Refusal) in try state.enter(text, into: .title)
      },
      Verb(name: "rename", usage: "TEXT", help: "name of the device under the cursor") {
        state, text throws(Refusal) in
        try state.enter(text, into: .name(try state.deviceUnderCursor()))
      },
    ] + [Field.deadline, Field.efficiency, Field.power, Field.gain, Field.noise].map(perDevice)

  private static func global(_ field: Field) -> Verb {
    if case .choice(let words) = field.kind {
      return Verb(
        name: field.word, usage: "PRESET", help: "\(field.title) by its preset's name",
        words: { _ in words }
      ) { state, text throws(Refusal) in try state.enter(text, into: field) }
    }
    return Verb(name: field.word, usage: "12 | +1 | *0.9", help: "\(field.title)\(unit(field))") {
      state, text throws(Refusal) in try state.adjust(field, text)
    }
  }

  private static func perDevice(_ field: @escaping @Sendable (Int) -> Field) -> Verb {
    let example = field(0)
    return Verb(
      name: example.word, usage: "12 | +1 | *0.9",
      help: "\(example.title)\(unit(example)) of the devices meant"
    ) { state, text throws(Refusal) in try state.adjustDevices(field, text) }
  }

  private static func unit(_ field: Field) -> String {
    guard let unit = field.limits?.unit, !unit.isEmpty else { return "" }
    return ", \(unit),"
  }
}
